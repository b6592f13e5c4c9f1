package dev.kanak.server;

import dev.kanak.server.config.Configuration;
import java.io.PrintStream;

/** What a person who started the server needs to know, on standard output. */
final class Banner {

    private static final String ABOUT_RECOGNISER =
            "The embedded recogniser was trained on synthetic speech: good for trying Kanak out."
                    + " For real callers configure another (docs/architecture.md).";

    private Banner() {}

    static void print(Configuration configuration, int port, PrintStream out) {
        String address = configuration.gateway().bindAddress();
        String host = address.contains(":") ? "[" + address + "]" : address;
        out.printf("Kanak is ready: http://%s:%d/%n", host, port);
        out.println(ABOUT_RECOGNISER);
        if (configuration.gateway().testEndpoints()) {
            out.println("Test endpoints are on: requests may set the time and break tools.");
        }
        out.flush();
    }
}
