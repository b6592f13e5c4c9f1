package dev.kanak.transport.sdp;

import java.util.List;
import java.util.Optional;

/**
 * One {@code m=} section of a description, or its session level.
 *
 * @param media e.g. {@code audio}; empty at session level
 * @param port as written; 0 means refused or bundle-only
 * @param protocol e.g. {@code UDP/TLS/RTP/SAVPF}
 * @param formats payload types, or a format name
 * @param attributes values of {@code a=} lines, without the {@code a=}
 */
public record MediaSection(String media, int port, String protocol, List<String> formats, List<String> attributes) {

    /** Value of the first {@code name:value} attribute. */
    Optional<String> value(String name) {
        return values(name).stream().findFirst();
    }

    List<String> values(String name) {
        String prefix = name + ":";
        return attributes.stream()
                .filter(a -> a.startsWith(prefix))
                .map(a -> a.substring(prefix.length()))
                .toList();
    }

    boolean has(String flag) {
        return attributes.contains(flag);
    }

    Optional<String> mid() {
        return value("mid");
    }

    /** True if the offerer wants this section; a bundle-only one has port 0 (RFC 9143 section 6). */
    boolean offered() {
        return port != 0 || has("bundle-only");
    }
}
