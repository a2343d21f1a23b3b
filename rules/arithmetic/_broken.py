"""Findings for equations that do not hold and that no single named figure explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Text
from govlint.rule.evidence import candidates, changes, evidence, related, statement, written_out


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


def findings(context: Context, relation_name: str | None) -> Iterator[Finding]:
    """Yield a finding for each such equation of one family, at its total.

    ``None`` stands for the equations that are not the form's but the user's own.
    """
    system = context.system
    own = {form.name for form in context.relations}
    for relation, diagnosis in system.unexplained:
        basis = system.bases[relation.id]
        if basis.form is None:
            continue
        name = None if basis.form.name in own else basis.form.name
        if name != relation_name:
            continue
        head = basis.left[0][1]
        stated, sums = statement(context, basis), written_out(system, basis)
        keys = (system.ledger.mentions[i].fact for _, i in (*basis.left, *basis.right))
        yield Finding(
            system.places[head].span,
            Text(f"{stated.zh}，{sums.zh}", f"{stated.en}: {sums.en}"),
            candidates(context, diagnosis),
            actual=system.value(head),
            facts=tuple(key for key in keys if key is not None),
            related=related(context, [relation], [head]),
            evidence=evidence(context, [relation]),
            repairs=tuple(changes(context, repair) for repair in diagnosis.repairs),
        )
