package dev.kanak.server.models;

import dev.kanak.server.ConfigOptions;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kanak models list}: the published models of the catalogue. */
@Command(
        name = "list",
        description = "Print the published models that can be fetched.",
        mixinStandardHelpOptions = true)
public final class ListCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Path home = ConfigOptions.home();
        for (Catalogue.Model model : Catalogue.read(home).models()) {
            boolean here = Files.isRegularFile(
                    home.resolve("data/models/published").resolve(model.name()).resolve(Receipt.FILE));
            out.printf(
                    "%-26s %s%n%-26s %s, %s, %s%s%s%n",
                    model.name(),
                    model.what(),
                    "",
                    model.repository(),
                    model.size(),
                    model.licence(),
                    model.gated() ? ", gated" : "",
                    here ? ", fetched" : "");
        }
        out.flush();
    }
}
