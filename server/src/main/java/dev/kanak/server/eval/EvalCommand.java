package dev.kanak.server.eval;

import picocli.CommandLine.Command;

/** {@code kanak eval}: measures the parts of Kanak on labelled sets. */
@Command(
        name = "eval",
        description = "Measure a part of Kanak on a labelled set.",
        synopsisSubcommandLabel = "SUBJECT",
        mixinStandardHelpOptions = true,
        subcommands = {
            DialoguesCommand.class,
            EndpointingCommand.class,
            IntentsCommand.class,
            PassagesCommand.class,
            PrefetchCommand.class,
            RetrievalCommand.class,
            SlotsCommand.class,
            SpeechTextCommand.class,
            SttCommand.class,
            TurnCommand.class,
            VadCommand.class
        })
public final class EvalCommand {}
