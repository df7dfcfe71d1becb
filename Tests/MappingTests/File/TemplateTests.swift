import Testing

@testable import Mapping

@Test(
    arguments: [
        ("{First} {Last}", ["Ada", "King"], "Ada King"),
        ("{First} {Last}", ["Ada", nil], "Ada"),
        ("{First} {Last}", [nil, "King"], "King"),
        ("{First} {Last}", [nil, nil], nil),
        ("{First} {Middle} {Last}", ["Ada", nil, "King"], "Ada King"),
        ("{Last}, {First}", [nil, "Ada"], "Ada"),
        ("{Last}, {First}", ["King", nil], "King"),
        ("{Street} {Number}, {City}", ["Mill Lane", nil, "York"], "Mill Lane, York"),
        ("{Name} ({City})", ["Ada", "York"], "Ada (York)"),
        ("{Name} ({City})", ["Ada", nil], "Ada"),
        ("Attn: {Name}", ["Ada"], "Attn: Ada"),
        ("Attn: {Name}", [nil], nil),
        ("{{{Name}}}", ["Ada"], "{Ada}"),
        ("{ Name }", ["Ada"], "Ada"),
        ("{A} ({B})", [nil, "Acme"], "(Acme)"),
        ("({A}) {B}", ["Ada", nil], "(Ada)"),
        ("({A}) {B}", [nil, "King"], "King"),
        ("{A} ({B}, {C})", ["Acme", nil, "York"], "Acme (York)"),
        ("{A} ({B}, {C})", ["Acme", "UK", nil], "Acme (UK)"),
        ("{A} ({B}, {C})", ["Acme", nil, nil], "Acme"),
        ("{A} [{B} <{C}>]", ["Acme", "Ada", nil], "Acme [Ada]"),
        ("{A} (old) {B}", ["Acme", "UK"], "Acme (old) UK"),
        ("{A}) {B}", ["1", "UK"], "1) UK"),
        ("{A} ({B}", ["1", nil], "1"),
    ] as [(String, [String?], String?)]
)
func `a blank part of a template leaves nothing stray`(
    _ text: String,
    _ parts: [String?],
    _ result: String?
) throws {
    let template = try Template(text)
    #expect(template.render(parts) == result)
}

@Test(arguments: [
    ("{First", Template.SyntaxError.unclosedBrace), ("First}", .strayBrace),
    ("{}", .emptyReference),
    ("{ }", .emptyReference), ("Ada", .noReference), ("{{Ada}}", .noReference), ("", .noReference),
])
func `a template that can't be read says why`(_ text: String, _ fault: Template.SyntaxError) {
    #expect(throws: fault) { try Template(text) }
}

@Test(arguments: [
    "{First} {Last}", "{{a}} {b} }}c{{", "{A}{B}", "x{#3}y", "{A} ({B} [{C}])", "({A}) {B})",
])
func `a template's text reads back as the same template`(_ text: String) throws {
    let template = try Template(text)
    #expect(try Template(template.text) == template)
}
