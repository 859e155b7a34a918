"""Small faults to put into Python code, one at a time: each is a place in the text and what stands there instead.

Left alone is what says nothing when the program runs (annotations, decorators, docstrings) and what stops it at once:
a wrong text, as nearly every text names a column; a column left out of a selection; a needed argument left out;
and what only carries more along: a selection left out altogether; a `strict` that finds nothing to object to.
The few texts that steer a join or say which row is kept are swapped.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

COMPARISONS: dict[type[ast.AST], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==", ast.Is: "is not",
    ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
}  # fmt: skip
OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "-", ast.Sub: "+", ast.Mult: "+", ast.FloorDiv: "*", ast.Mod: "+", ast.LShift: ">>",
    ast.BitAnd: "|", ast.BitOr: "&",
}  # fmt: skip
NAMES = {
    "min_horizontal": "max_horizontal", "max_horizontal": "min_horizontal", "min": "max", "max": "min",
    "first": "last", "last": "first", "any": "all", "all": "any", "head": "tail", "tail": "head",
    "cum_max": "cum_min", "any_horizontal": "all_horizontal", "is_null": "is_not_null",
    "is_not_null": "is_null",
}  # fmt: skip
TEXTS = {"left": "inner", "semi": "anti", "anti": "semi", "first": "last", "last": "first"}
MODULES = {"pl", "dict"}
SAYING_NOTHING = {"lazy", "select"}
ANY_NUMBER = {
    "filter", "sort", "group_by", "unique", "with_columns", "coalesce", "min_horizontal", "max_horizontal",
    "any_horizontal",
}  # fmt: skip
"""What takes any number of arguments, each of which may be left out unnoticed."""
NOTHING_WITHOUT = {"filter", "with_columns"}
"""Without any argument as if it were not there, and that it is left out is a mutant already."""
SELECTIONS = {"select", "agg"}
NEEDED = {"on", "left_on", "right_on", "kind", "column", "code", "wrong", "strict"}


BRACKETS: dict[type[ast.AST], tuple[str, str]] = {ast.List: ("[", "]"), ast.Set: ("{", "}")}


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """The text from `start` to `end` (positions in the whole text) becomes `instead`."""

    start: int
    end: int
    instead: str
    what: str

    def of(self, source: str) -> str:
        return source[: self.start] + self.instead + source[self.end :]

    def line(self, source: str) -> int:
        return source.count("\n", 0, self.start) + 1


def mutants(source: str) -> list[Mutant]:
    """Every mutant of a module's source, without doubles and without those that do not parse."""
    finder = _Finder(source)
    finder.visit(ast.parse(source))
    changed = (mutant for mutant in dict.fromkeys(finder.found) if mutant.of(source) != source)
    return [mutant for mutant in changed if _parses(mutant.of(source))]


def _parses(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


class _Finder(ast.NodeVisitor):
    def __init__(self, source: str) -> None:
        self.source, self.found = source, list[Mutant]()
        self.lines = [0]
        for line in source.encode().splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))

    def position(self, line: int, column: int) -> int:
        return len(self.source.encode()[: self.lines[line - 1] + column].decode())

    def span(self, node: ast.AST) -> tuple[int, int]:
        ends = (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined] # parsed
        return self.position(*ends[0]), self.position(*ends[1])

    def text(self, node: ast.AST) -> str:
        start, end = self.span(node)
        return self.source[start:end]

    def put(self, node: ast.AST, instead: str, what: str) -> None:
        start, end = self.span(node)
        self.found.append(Mutant(start=start, end=end, instead=instead, what=what))

    def between(self, left: ast.AST, right: ast.AST, old: str, new: str, what: str) -> None:
        """Replaces the operator written between two nodes."""
        start, end = self.span(left)[1], self.span(right)[0]
        written = self.source[start:end]
        self.found.append(Mutant(start=start, end=end, instead=written.replace(old, new, 1), what=what))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for part in [*node.args.defaults, *filter(None, node.args.kw_defaults), *node.body]:
            self.visit(part)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for part in node.body:
            self.visit(part)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)

    def visit_TypeAlias(self, node: ast.AST) -> None:
        """A type says nothing when the program runs."""

    visit_Import = visit_ImportFrom = visit_TypeAlias

    def visit_Assign(self, node: ast.Assign) -> None:
        if self.text(node.targets[0]) != "__all__":
            self.visit(node.value)

    def visit_Compare(self, node: ast.Compare) -> None:
        sides = [node.left, *node.comparators]
        for left, operator, right in zip(sides, node.ops, sides[1:], strict=False):
            old = ast.unparse(ast.Compare(ast.Name("a"), [operator], [ast.Name("b")]))[2:-2]
            self.between(left, right, old, COMPARISONS[type(operator)], "comparison")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        if type(node.op) in OPERATORS:
            old = ast.unparse(ast.BinOp(ast.Name("a"), node.op, ast.Name("b")))[2:-2]
            self.between(node.left, node.right, old, OPERATORS[type(node.op)], "operator")
        if isinstance(node.op, (ast.BitAnd, ast.BitOr, ast.Add, ast.Sub)):
            self.put(node, f"({self.text(node.left)})", "operand left out")
            self.put(node, f"({self.text(node.right)})", "operand left out")
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            self.between(left, right, old, new, "operator")
        for left_out in node.values:
            kept = f" {old} ".join(f"({self.text(value)})" for value in node.values if value is not left_out)
            self.put(node, f"({kept})", "operand left out")
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        self.put(node, f"({self.text(node.operand)})", "sign or negation left out")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self.put(node, str(not node.value), "constant")
        elif isinstance(node.value, int):
            self.put(node, f"({node.value} + 1)", "constant")
        elif node.value in TEXTS:
            self.put(node, repr(TEXTS[node.value]), "join or row kept")

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if node.attr in NAMES:
            start = self.span(node.value)[1]
            end = self.span(node)[1]
            instead = self.source[start:end].replace(node.attr, NAMES[node.attr])
            self.found.append(Mutant(start=start, end=end, instead=instead, what="function"))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in NAMES:
            self.put(node.func, NAMES[node.func.id], "function")
        of_a_module = isinstance(node.func, ast.Attribute) and (
            isinstance(node.func.value, ast.Name) and node.func.value.id in MODULES
        )
        called = node.func.attr if isinstance(node.func, ast.Attribute) else self.text(node.func)
        if isinstance(node.func, ast.Attribute) and not of_a_module and called not in SAYING_NOTHING:
            self.put(node, f"({self.text(node.func.value)})", "call left out")
        arguments: list[ast.AST] = [*node.args, *node.keywords]
        needless = [] if called in SELECTIONS else [word for word in node.keywords if word.arg not in NEEDED]
        some = [*(node.args if called in ANY_NUMBER else []), *needless]
        if called in NOTHING_WITHOUT and len(arguments) == 1:
            some = []
        for left_out in some:
            kept = ", ".join(self.text(argument) for argument in arguments if argument is not left_out)
            self.put(node, f"{self.text(node.func)}({kept})", "argument left out")
        self.generic_visit(node)

    def visit_List(self, node: ast.List | ast.Tuple | ast.Set) -> None:
        if len(node.elts) > 1 and isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
            opening, closing = BRACKETS.get(type(node), ("(", ")"))
            for left_out in node.elts:
                kept = ", ".join(self.text(element) for element in node.elts if element is not left_out)
                self.put(node, f"{opening}{kept},{closing}", "element left out")
        self.generic_visit(node)

    visit_Tuple = visit_Set = visit_List

    def visit_Dict(self, node: ast.Dict) -> None:
        pairs = list(zip(node.keys, node.values, strict=True))
        for left_out in pairs if len(pairs) > 1 and not self.names_types(node) else []:
            kept = ", ".join(self.entry(*pair) for pair in pairs if pair is not left_out)
            self.put(node, f"{{{kept}}}", "element left out")
        self.generic_visit(node)

    def names_types(self, node: ast.Dict) -> bool:
        """Whether it says of columns which type they have: one left out stops the program."""
        return any(self.text(value) in ("ID", "pl.String") for value in node.values)

    def entry(self, key: ast.expr | None, value: ast.expr) -> str:
        return f"{self.text(key)}: {self.text(value)}" if key else f"**{self.text(value)}"

    def visit_If(self, node: ast.If | ast.IfExp | ast.While) -> None:
        for outcome in ("True", "False"):
            self.put(node.test, outcome, "condition")
        self.generic_visit(node)

    visit_IfExp = visit_While = visit_If

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg != "strict":
            self.visit(node.value)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for condition in node.ifs:
            self.put(condition, "True", "condition")
        self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Constant):
            return
        self.put(node, "pass", "statement left out")
        self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        self.put(node, "pass", "statement left out")

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.put(node, f"{self.text(node.target)} = {self.text(node.value)}", "operator")
        self.generic_visit(node)


def every(sources: dict[str, str]) -> Iterator[tuple[str, Mutant]]:
    """The mutants of several modules by name."""
    for name, source in sources.items():
        yield from ((name, mutant) for mutant in mutants(source))
