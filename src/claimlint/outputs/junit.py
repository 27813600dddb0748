"""The report as JUnit XML: a suite for each file, a case for each finding, or one for a file that is clean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from claimlint.model.report import FileReport, Finding, Report
from claimlint.outputs import Style
from claimlint.outputs._order import blocks, by_path, leading
from claimlint.outputs._remarks import remarks
from claimlint.outputs._words import cited, counsel, spot
from claimlint.outputs.terminal.visible import visible

#: Characters that visible() leaves and XML does not know.
_NOT_XML = re.compile("[\ufffe\uffff]")
_RESULTS = ("failure", "error", "skipped")


def render(report: Report, style: Style) -> str:
    """One XML document and a line end."""
    root = ET.Element("testsuites", name="claimlint")
    for file in by_path(report):
        root.append(_suite(report, file, style))
    for path, said in remarks(report):
        root.append(_remark(style.place(path), said))
    _count(root, "testcase")
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(report: Report, file: FileReport, style: Style) -> ET.Element:
    place = _xml(style.place(file.path))
    suite = ET.Element("testsuite", name=place)
    for case in _cases(report, file):
        case.set("classname", place)
        case.set("file", place)
        suite.append(case)
    for hint in file.hints:
        ET.SubElement(suite, "system-out").text = _xml(hint)
    _count(suite, "testcase")
    return suite


def _remark(place: str, said: str) -> ET.Element:
    """A suite without a case, for a configuration file in force or what was passed over."""
    suite = ET.Element("testsuite", name=_xml(place))
    ET.SubElement(suite, "system-out").text = _xml(said)
    _count(suite, "testcase")
    return suite


def _cases(report: Report, file: FileReport) -> Iterator[ET.Element]:
    if file.error is not None:
        case = ET.Element("testcase", name="can be checked")
        why = _xml(file.error.removeprefix(f"{file.path}: "))
        ET.SubElement(case, "error", type="unchecked", message=why).text = why
        yield case
        return
    found = leading(file)
    if not found:
        yield ET.Element("testcase", name="clean")
    for finding in found:
        yield _case(report, finding)


def _case(report: Report, finding: Finding) -> ET.Element:
    """Blocking findings fail, waived and known ones are skipped, and the others pass with their words beside them."""
    name = f"{finding.rule} ({finding.start.line}:{finding.start.column})"
    case = ET.Element("testcase", name=_xml(name), line=str(finding.start.line))
    said = _xml(counsel(finding))
    if not finding.counts:
        ET.SubElement(case, "skipped", message=said)
    elif blocks(report, finding):
        ET.SubElement(case, "failure", type=finding.level, message=said).text = _details(finding)
    else:
        ET.SubElement(case, "system-out").text = f"{finding.level}: {said}\n{_details(finding)}"
    return case


def _details(finding: Finding) -> str:
    based = "; ".join(map(cited, finding.authority))
    where = spot(finding) if finding.place else f"line {finding.start.line}, column {finding.start.column}"
    lines = [f"{where}: {finding.sentence}"]
    lines += [f"Based on: {based}"] if based else []
    lines += [f"Also: {', '.join(finding.also)}"] if finding.also else []
    return "\n".join(map(_xml, lines))


def _count(element: ET.Element, kind: str) -> None:
    cases = list(element.iter(kind))
    element.set("tests", str(len(cases)))
    for result, name in zip(_RESULTS, ("failures", "errors", "skipped"), strict=True):
        element.set(name, str(sum(case.find(result) is not None for case in cases)))


def _xml(text: str) -> str:
    """Text with the characters that XML does not know made visible."""
    return _NOT_XML.sub(lambda found: f"‹U+{ord(found[0]):04X}›", visible(text))
