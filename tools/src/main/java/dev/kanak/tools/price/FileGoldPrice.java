package dev.kanak.tools.price;

import dev.kanak.core.error.ToolException;
import dev.kanak.tools.lender.LenderConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The price in a lender's configuration file, read again when the file changes. Thread-safe. */
public final class FileGoldPrice implements GoldPriceSource {

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable GoldPrice price;
    private @Nullable FileTime readAt;

    public FileGoldPrice(Path file) {
        this.file = file;
    }

    @Override
    public GoldPrice latest() {
        lock.lock();
        try {
            return current();
        } catch (IOException | IllegalArgumentException e) {
            throw new ToolException(ToolException.Kind.UNAVAILABLE, "the gold price cannot be read", true, e);
        } finally {
            lock.unlock();
        }
    }

    private GoldPrice current() throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        GoldPrice known = price;
        if (known != null && modified.equals(readAt)) {
            return known;
        }
        LenderConfig.GoldPriceFigures figures = LenderConfig.read(file).goldPrice();
        GoldPrice read = new GoldPrice(
                figures.avg30PaisePerGram(), figures.prevClosePaisePerGram(), figures.asOf(), figures.source());
        price = read;
        readAt = modified;
        return read;
    }
}
