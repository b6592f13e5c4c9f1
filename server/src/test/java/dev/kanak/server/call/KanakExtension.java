package dev.kanak.server.call;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one running Kanak, started for the first of them and stopped after the last. */
final class KanakExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KanakProcess.class;
    }

    @Override
    public KanakProcess resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(KanakExtension.class))
                .computeIfAbsent(KanakProcess.class, _ -> KanakProcess.start(), KanakProcess.class);
    }
}
