package dev.kanak.server.eval;

import picocli.CommandLine.Command;

/** {@code kanak eval}: measures the parts of Kanak on labelled files. */
@Command(
        name = "eval",
        description = "Measure a part of Kanak on a labelled file.",
        synopsisSubcommandLabel = "SUBJECT",
        mixinStandardHelpOptions = true,
        subcommands = {DialoguesCommand.class})
public final class EvalCommand {}
