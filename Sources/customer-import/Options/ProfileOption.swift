import ArgumentParser

/// The profile, which is looked up before the arguments are parsed.
struct ProfileOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Take settings that you don't give from this profile in your config.yaml. `config show`"
                + " shows them.",
            valueName: "name"
        )
    )
    var profile: String?
}
