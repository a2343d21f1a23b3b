"""Findings for equations that do not hold and that no single named figure explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Text
from govlint.rule.evidence import candidates, changes, evidence, related, said, written_out


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


def findings(context: Context, relation_name: str | None) -> Iterator[Finding]:
    """Yield a finding for each such equation of one family, at the total that it speaks of.

    ``None`` stands for the equations that are not the form's but the user's own.
    """
    system = context.system
    own = {form.name for form in context.relations}
    for relation, diagnosis in system.unexplained:
        law = system.laws[relation.id]
        if law.form is None:
            continue
        name = None if law.form.name in own else law.form.name
        if name != relation_name:
            continue
        head = law.left[0][1]
        told, sums = said(context, law), written_out(system, law)
        keys = (system.ledger.mentions[i].fact for _, i in (*law.left, *law.right))
        yield Finding(
            system.places[head].span,
            Text(f"{told.zh}，{sums.zh}", f"{told.en}: {sums.en}"),
            candidates(context, diagnosis),
            actual=system.value(head),
            facts=tuple(key for key in keys if key is not None),
            related=related(context, [relation], [head]),
            evidence=evidence(context, [relation]),
            repairs=tuple(changes(context, repair) for repair in diagnosis.repairs),
        )
