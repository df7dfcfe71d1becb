import ArgumentParser

/// The profile, which is looked up before the arguments are parsed.
struct ProfileOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Take settings that aren't given from this profile of your own config.yaml; `config show` tells"
                + " which.",
            valueName: "name"
        )
    )
    var profile: String?
}
