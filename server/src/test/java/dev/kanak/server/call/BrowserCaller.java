package dev.kanak.server.call;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** A caller with Kanak's own page open in Chromium. Bound to the thread that opened the browser. */
public final class BrowserCaller implements Caller {

    private static final int POLL_MS = 40;

    private final BrowserContext context;
    private final Page page;
    private final EventLog events = new EventLog(this::fetchEvents);

    /**
     * Opens the page; nobody has rung yet.
     *
     * @param locale of the browser, e.g. {@code hi-IN}
     */
    public BrowserCaller(Browser browser, URI kanak, String locale) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(locale)
                .setViewportSize(1280, 800)
                .setPermissions(List.of("microphone")));
        context.addInitScript(resource("caller.js"));
        page = context.newPage();
        page.navigate(kanak.toString());
    }

    private static String resource(String name) {
        try (InputStream in = BrowserCaller.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Page page() {
        return page;
    }

    private void fetchEvents() {
        page.waitForTimeout(POLL_MS);
        for (Object entry : (List<?>) page.evaluate("from => kanakCaller.eventsFrom(from)", events.size())) {
            List<?> event = (List<?>) entry;
            events.add(((Number) event.get(0)).doubleValue(), (String) event.get(1));
        }
    }

    @Override
    public EventLog events() {
        return events;
    }

    @Override
    public double clock() {
        return ((Number) page.evaluate("kanakCaller.now()")).doubleValue();
    }

    @Override
    public Spoken speak(Pcm audio) {
        String base64 =
                Base64.getEncoder().encodeToString(audio.at(Pcm.CALLER_RATE_HZ).littleEndian());
        List<?> times = (List<?>) page.evaluate("audio => kanakCaller.play(audio)", base64);
        return new Spoken(((Number) times.get(0)).doubleValue(), ((Number) times.get(1)).doubleValue());
    }

    /** Plays a sound without end behind all that is said from now on; the call must have begun. */
    public void background(Pcm sound) {
        page.evaluate(
                "audio => kanakCaller.background(audio)",
                Base64.getEncoder().encodeToString(sound.at(Pcm.CALLER_RATE_HZ).littleEndian()));
    }

    /** Share of the samples heard so far that the browser made up because none had come, 0 to 1. */
    public double concealedShare() {
        List<?> samples = (List<?>) page.evaluate("kanakCaller.concealment()");
        double all = ((Number) samples.get(0)).doubleValue();
        return all == 0 ? 0 : ((Number) samples.get(1)).doubleValue() / all;
    }

    @Override
    public Pcm recording() {
        String base64 = (String) page.evaluate("kanakCaller.recording()");
        return Pcm.ofLittleEndian(Base64.getDecoder().decode(base64), Pcm.CALLER_RATE_HZ);
    }

    /** Script errors, refused promises and breaches of the page's own security policy since it was opened. */
    public List<String> problems() {
        return ((List<?>) page.evaluate("kanakCaller.problems"))
                .stream().map(Object::toString).toList();
    }

    /**
     * Takes a picture of the page at a size.
     *
     * @param check run while the page has that size
     */
    public void picture(Path file, int width, int height, Runnable check) {
        page.setViewportSize(width, height);
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        check.run();
        page.setViewportSize(1280, 800);
    }

    @Override
    public void close() {
        context.close();
    }
}
