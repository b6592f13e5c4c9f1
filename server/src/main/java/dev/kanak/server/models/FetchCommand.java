package dev.kanak.server.models;

import dev.kanak.server.ConfigOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kanak models fetch}: downloads a published model; a run that broke off is gone on with. */
@Command(
        name = "fetch",
        description = "Download a published model; run it again to go on with a download that broke off.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class FetchCommand implements Callable<Integer> {

    private static final String FOLDER = "data/models/published";

    @Parameters(paramLabel = "NAME", description = "Name of the model, as kanak models list prints it.")
    private String name = "";

    @Option(names = "--accept-licence", description = "Accept the model's licence without being asked.")
    private boolean acceptLicence;

    @Option(names = "--into", paramLabel = "DIR", description = "Folder to fetch into; default: " + FOLDER + "/NAME.")
    private @Nullable Path into;

    @Option(
            names = "--hub",
            paramLabel = "URL",
            description = "Address of a mirror of the hub, which gets no access token.")
    private @Nullable URI hub;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Path home = ConfigOptions.home();
        Catalogue catalogue = Catalogue.read(home);
        Catalogue.Model model = catalogue.find(name);
        Path folder = into == null ? home.resolve(FOLDER).resolve(model.name()) : into;
        // The token is the hub's: it is read from the environment only, and a mirror does not get it.
        Optional<String> token =
                Optional.ofNullable(System.getenv("HF_TOKEN")).filter(text -> hub == null && !text.isBlank());
        boolean terminal = isTerminal();
        try (var opened = new Hub(hub == null ? catalogue.hub() : hub, token)) {
            var progress = new ProgressBar(out, terminal, System::nanoTime);
            new Fetch(opened, each -> accepts(each, out, terminal), progress, out, InstantSource.system())
                    .fetch(model, folder.toAbsolutePath().normalize());
        }
        out.printf("%s is in %s%n", model.name(), folder);
        if (!model.use().isEmpty()) {
            out.printf("To use it: make run SET=\"%s\"%n", String.join(" ", model.use()));
            out.println("or put these keys into a profile in config/. Try it first: kanak models check --set …");
        }
        out.flush();
        return 0;
    }

    private boolean accepts(Catalogue.Model model, PrintWriter out, boolean terminal) {
        out.printf(
                "%s: %s%n  from %s, %s%n  licence: %s, %s%n",
                model.name(), model.what(), model.repository(), model.size(), model.licence(), model.licenceUrl());
        out.flush();
        if (acceptLicence) {
            return true;
        }
        if (!terminal) {
            throw new ModelsException(
                    "nobody can be asked here whether the licence is accepted; read it and add --accept-licence");
        }
        out.print("Accept this licence? [y/N] ");
        out.flush();
        return answer().toLowerCase(Locale.ROOT).startsWith("y");
    }

    @SuppressWarnings("SystemConsoleNull") // from JDK 25 on it is null again without a terminal
    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    private static String answer() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException _) {
            return "";
        }
    }
}
