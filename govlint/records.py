"""Classes that are little more than their fields: what `dataclasses` does, made when it is needed.

`dataclasses` compiles the methods of each class at import, and importing it imports `inspect`. For the hundred and
more classes of a lint that is half of a cold start, and most are made a handful of times or never. Here the methods
are shared, and a constructor is compiled when a class turns out to be made often. The classes are the same to whoever
uses them, `dataclasses.replace` and `dataclasses.fields` included; a type checker is told that they are dataclasses.

Not there, because nothing needs it: ``__post_init__``, ordering, keyword-only fields, fields of a base class.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import dataclass, field, replace

    _Getter = Callable[[Any], Any]
    _Setter = Callable[[Any, Any], None]


_MISSING: Final = object()
_OFTEN: Final = 8
"""A constructor is compiled when it is called for this many times."""


class _Field:
    """What `field` was told."""

    __slots__ = ("default", "factory", "repr")

    def __init__(
        self,
        *,
        default: object = _MISSING,
        default_factory: object = _MISSING,
        repr: bool = True,  # noqa: A002 - as `dataclasses.field` calls it
    ) -> None:
        self.default = default
        self.factory: Any = default_factory
        self.repr = repr


class _Shape:
    """What is known of a class: its fields in order, and how they are read and set."""

    __slots__ = ("cls", "fields", "get", "made", "names", "setters", "shown")

    def __init__(self, names: tuple[str, ...], fields: Mapping[str, _Field]) -> None:
        self.names = names
        self.fields = fields
        self.shown = tuple(name for name in names if fields[name].repr)
        self.get: _Getter = attrgetter(*names)
        self.made = 0
        self.cls: type = object
        self.setters: dict[str, _Setter] = {}

    def values(self, item: object) -> tuple[Any, ...]:
        """Return the values of the fields."""
        found: Any = self.get(item)
        return found if len(self.names) > 1 else (found,)

    def fill(self, item: object, args: tuple[Any, ...], given: dict[str, Any]) -> bool:
        """Set the fields of a new instance; false where the arguments do not fit them."""
        names = self.names
        count = len(args)
        if count > len(names):
            return False
        for name, value in zip(names, args, strict=False):
            self.setters[name](item, value)
        left = len(given)
        for name in names[count:]:
            if name in given:
                value = given[name]
                left -= 1
            else:
                known = self.fields[name]
                value = known.default if known.factory is _MISSING else known.factory()
                if value is _MISSING:
                    return False
            self.setters[name](item, value)
        return left == 0

    def constructor(self) -> Any:  # noqa: ANN401 - a function of whatever fields there are
        """Compile and return the constructor of the class; where anybody may set a field, it just sets them."""
        direct = "__setattr__" not in vars(self.cls)
        known: dict[str, Any] = {"_missing": _MISSING}
        parameters, lines = ["self"], []
        for name in self.names:
            about = self.fields[name]
            value = name
            known[f"_set_{name}"] = self.setters[name]
            if about.factory is not _MISSING:
                known[f"_make_{name}"] = about.factory
                parameters.append(f"{name}=_missing")
                value = f"_make_{name}() if {name} is _missing else {name}"
            elif about.default is not _MISSING:
                known[f"_of_{name}"] = about.default
                parameters.append(f"{name}=_of_{name}")
            else:
                parameters.append(name)
            lines.append(f" self.{name} = {value}" if direct else f" _set_{name}(self, {value})")
        source = f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines)
        exec(source, known)  # noqa: S102 - of the names of a class's own fields, as dataclasses does it
        return known["__init__"]


class _Fields:
    """``__dataclass_fields__``, made of a dataclass of the same fields when somebody asks for it."""

    def __get__(self, item: object, owner: Any) -> object:  # noqa: ANN401 - any class that is made here
        import dataclasses  # noqa: PLC0415 - slow, and seldom asked for

        shape: _Shape = owner.__record__
        made: list[tuple[str, Any, Any]] = []
        for name, about in shape.fields.items():
            options: dict[str, Any] = {"repr": about.repr}
            if about.factory is not _MISSING:
                options["default_factory"] = about.factory
            elif about.default is not _MISSING:
                options["default_factory"] = lambda value=about.default: value
            made.append((name, owner.__annotations__[name], dataclasses.field(**options)))
        twin: Any = dataclasses.make_dataclass(owner.__name__, made, kw_only=True)
        owner.__dataclass_fields__ = twin.__dataclass_fields__
        return twin.__dataclass_fields__


def _init(self: Any, *args: Any, **given: Any) -> None:  # noqa: ANN401 - shared by all classes
    shape: _Shape = self.__record__
    shape.made += 1
    if shape.made < _OFTEN and shape.fill(self, args, given):
        return
    shape.cls.__init__ = constructor = shape.constructor()  # type: ignore[misc]
    constructor(self, *args, **given)


def _eq(self: Any, other: object) -> object:  # noqa: ANN401
    if self is other:
        return True
    get: _Getter = self.__record__.get
    if other.__class__ is not self.__class__:
        return NotImplemented
    return bool(get(self) == get(other))


def _hash(self: Any) -> int:  # noqa: ANN401
    return hash(self.__record__.get(self))


def _repr(self: Any) -> str:  # noqa: ANN401
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__record__.shown)
    return f"{type(self).__qualname__}({shown})"


def _reduce(self: Any) -> tuple[Any, ...]:  # noqa: ANN401
    return self.__class__, self.__record__.values(self)


def _frozen(self: Any, name: str, *_value: object) -> None:  # noqa: ANN401
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - slow, and an error of whoever wrote the call

    message = f"cannot change field {name!r} of {type(self).__qualname__}"
    raise FrozenInstanceError(message)


def _setter(cls: type, name: str, *, slots: bool) -> _Setter:
    """Return what sets a field even where instances are frozen."""
    if slots:
        setter: _Setter = cls.__dict__[name].__set__
        return setter

    def put(item: object, value: object) -> None:
        object.__setattr__(item, name, value)

    return put


def _made(cls: type, *, frozen: bool, slots: bool, eq: bool) -> type:
    """Return the class with slots for its fields, and with the methods it does not define itself."""
    own = dict(cls.__dict__)
    names = tuple(cls.__annotations__)
    fields: dict[str, _Field] = {}
    for name in names:
        default = own.pop(name, _MISSING) if slots else own.get(name, _MISSING)
        fields[name] = default if isinstance(default, _Field) else _Field(default=default)
    shape = _Shape(names, fields)
    methods: dict[str, object] = {
        "__record__": shape,
        "__dataclass_fields__": _Fields(),
        "__match_args__": names,
        "__init__": _init,
        "__repr__": _repr,
    }
    if eq:
        methods |= {"__eq__": _eq, "__hash__": _hash if frozen else None}
    if frozen:
        methods |= {"__setattr__": _frozen, "__delattr__": _frozen, "__reduce__": _reduce}
    for name, method in methods.items():
        if name == "__hash__" and "__hash__" in own and own[name] is not None:
            continue
        if name not in own or name == "__hash__":
            own[name] = method
    if slots:
        own.pop("__dict__", None)
        own.pop("__weakref__", None)
        own["__slots__"] = names
        own["__qualname__"] = cls.__qualname__
        cls = type(cls)(cls.__name__, cls.__bases__, own)
    else:
        for name in methods:
            if cls.__dict__.get(name, _MISSING) is not own[name]:
                setattr(cls, name, own[name])
    shape.cls = cls
    shape.setters = {name: _setter(cls, name, slots=slots) for name in names}
    return cls


if not TYPE_CHECKING:
    field = _Field

    def dataclass(
        *, frozen: bool = False, slots: bool = False, eq: bool = True
    ) -> Callable[[type], type]:
        """Make a record of the class below: see `dataclasses.dataclass`."""
        return lambda cls: _made(cls, frozen=frozen, slots=slots, eq=eq)

    def replace(item: Any, /, **changes: Any) -> Any:  # noqa: ANN401 - any class that is made here
        """Return a copy with some fields changed: see `dataclasses.replace`."""
        shape = item.__record__
        for name, value in zip(shape.names, shape.values(item), strict=True):
            changes.setdefault(name, value)
        return item.__class__(**changes)


__all__ = ["dataclass", "field", "replace"]
