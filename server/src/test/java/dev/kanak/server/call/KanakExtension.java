package dev.kanak.server.call;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one running Kanak and one phone to ring it with, each made for the first test that asks and closed after
 * the last of all.
 */
final class KanakExtension implements ParameterResolver {

    /** Ended calls are forgotten soon, so that tests can see what a call leaves behind. */
    private static final String[] SETTINGS = {"media.udp-port=0", "calls.linger-s=1"};

    private static final Map<Class<?>, Supplier<?>> MAKERS =
            Map.of(KanakProcess.class, () -> KanakProcess.start(SETTINGS), LibwebrtcPhone.class, LibwebrtcPhone::new);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return MAKERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(KanakExtension.class))
                .computeIfAbsent(
                        type, key -> Objects.requireNonNull(MAKERS.get(key)).get(), Object.class);
    }
}
