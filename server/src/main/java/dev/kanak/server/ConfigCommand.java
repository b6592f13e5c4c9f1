package dev.kanak.server;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kanak config}: every key with its value and where it was given; secrets are masked. */
@Command(
        name = "config",
        description = "Print the effective configuration.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ConfigCommand implements Runnable {

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        options.load()
                .printed()
                .forEach((key, value) -> out.printf("%s: %s  # %s%n", key, value.value(), value.origin()));
        out.flush();
    }
}
