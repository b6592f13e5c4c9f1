package dev.kanak.server;

import dev.kanak.server.config.Configuration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kanak serve}: runs the server until it is told to stop. */
@Command(
        name = "serve",
        description = "Run the server until SIGTERM or SIGINT.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options.load();
        // Read by logback.xml when the first logger is made.
        System.setProperty("kanak.logs.format", configuration.logs().json() ? "json" : "lines");
        System.setProperty("kanak.logs.level", configuration.logs().level());
        LibraryLogs.install();
        StartLog.begins(configuration);
        try (var server = new KanakServer(configuration)) {
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(server::close));
            server.start();
            server.awaitClosed();
        }
        return 0;
    }
}
