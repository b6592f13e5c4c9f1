package dev.kanak.server;

import dev.kanak.core.error.VoiceException;
import dev.kanak.server.config.ConfigException;
import dev.kanak.server.eval.EvalCommand;
import dev.kanak.server.eval.EvalException;
import dev.kanak.server.models.ModelsCommand;
import dev.kanak.server.models.ModelsException;
import dev.kanak.server.speech.SpeechFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The command line: {@code kanak COMMAND [OPTION...]}. */
@Command(
        name = "kanak",
        description = "A voice agent for gold loans in Hindi, Hinglish and English.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        version = "kanak 0.1.0-SNAPSHOT",
        subcommands = {
            ServeCommand.class,
            ConfigCommand.class,
            EvalCommand.class,
            IndexCommand.class,
            ModelsCommand.class,
            ReplayCommand.class
        })
public final class Main {

    /** The server could not start. */
    static final int START_FAILED = 1;

    /** The command line or the configuration is wrong. */
    static final int BAD_INPUT = 2;

    Main() {}

    public static void main(String[] arguments) {
        LibraryLogs.passOverHints();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        IExecutionExceptionHandler explain = (failure, line, _) -> {
            line.getErr().println("kanak: " + explanation(failure));
            boolean badInput = failure instanceof ConfigException
                    || failure instanceof EvalException
                    || failure instanceof SpeechFileException;
            return badInput ? BAD_INPUT : START_FAILED;
        };
        return new CommandLine(new Main()).setExecutionExceptionHandler(explain);
    }

    private static String explanation(Exception failure) {
        return failure instanceof ConfigException
                        || failure instanceof StartException
                        || failure instanceof EvalException
                        || failure instanceof ModelsException
                        || failure instanceof SpeechFileException
                        || failure instanceof VoiceException
                ? String.valueOf(failure.getMessage())
                : "failed unexpectedly: " + failure;
    }
}
