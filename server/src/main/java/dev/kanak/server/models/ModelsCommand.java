package dev.kanak.server.models;

import picocli.CommandLine.Command;

/** {@code kanak models}: what can be downloaded, and whether what is there works. */
@Command(
        name = "models",
        description = "List, fetch and check models.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {ListCommand.class, FetchCommand.class, CheckCommand.class, TuneCommand.class})
public final class ModelsCommand {}
