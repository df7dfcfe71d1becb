import ArgumentParser

/// How much a command says besides its result: the same with every command.
struct QuietOption: ParsableArguments {
    @Flag(
        name: [.short, .long],
        help: "Leave out notes, hints and progress. Errors and warnings still show."
    )
    var quiet = false
}
