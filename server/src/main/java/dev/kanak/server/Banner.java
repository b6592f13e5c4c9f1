package dev.kanak.server;

import dev.kanak.server.config.Configuration;
import dev.kanak.server.config.SttEngineName;
import java.io.PrintStream;

/** What a person who started the server needs to know, on standard output. */
final class Banner {

    private static final String ABOUT_EARS =
            "The built-in recogniser follows short, clear Hindi, Hinglish and English about gold loans; it mishears"
                    + " accents, noise and talk of other things, and then asks again.";
    private static final String BETTER_EARS =
            "For real callers: ./kanak models fetch indicconformer-hi && make run SET=\"stt.engine=indicconformer\"";

    private Banner() {}

    static void print(Configuration configuration, int port, PrintStream out) {
        String address = configuration.gateway().bindAddress();
        String host = address.contains(":") ? "[" + address + "]" : address;
        out.printf("Kanak is ready: http://%s:%d/%n", host, port);
        if (configuration.engines().sttEngine() == SttEngineName.EMBEDDED) {
            out.println(ABOUT_EARS);
            out.println(BETTER_EARS);
        }
        if (configuration.gateway().testEndpoints()) {
            out.println("Test endpoints are on: requests may set the time and break tools.");
        }
        out.flush();
    }
}
