package dev.kanak.transport.sdp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A description cut into sections (RFC 8866 section 5), with every size bounded before any value is read.
 *
 * @param session attributes before the first {@code m=} line
 * @param media sections in the order of the offer
 */
record SdpLines(MediaSection session, List<MediaSection> media) {

    static final int MAX_CHARS = 128 * 1024;
    static final int MAX_LINE_CHARS = 4096;
    static final int MAX_CANDIDATES = 256;
    static final int MAX_SECTIONS = 16;
    static final int MAX_FORMATS = 128;

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.0-9A-Z^_`a-z{|}~-]{1,64}");
    private static final Pattern PROTOCOL = Pattern.compile("[A-Za-z0-9/.-]{1,64}");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}(/1)?");
    private static final Pattern LINE_BREAK = Pattern.compile("\r?\n");

    static SdpLines parse(String sdp) {
        checkSize(sdp);
        String[] lines = LINE_BREAK.split(sdp, 0);
        if (!lines[0].equals("v=0")) {
            throw malformed("the first line is not v=0");
        }
        MediaSection session = new MediaSection("", 0, "", List.of(), new ArrayList<>());
        List<MediaSection> media = new ArrayList<>();
        MediaSection current = session;
        for (String line : lines) {
            checkLine(line);
            if (line.startsWith("m=")) {
                current = section(line.substring(2));
                media.add(current);
            } else if (line.startsWith("a=")) {
                current.attributes().add(line.substring(2));
            }
        }
        if (media.size() > MAX_SECTIONS) {
            throw new SdpException("sdp_too_many_sections", "more than " + MAX_SECTIONS + " media sections");
        }
        checkMids(media);
        return new SdpLines(session, List.copyOf(media));
    }

    private static void checkSize(String sdp) {
        if (sdp.isBlank()) {
            throw new SdpException("sdp_empty", "the offer is empty");
        }
        int candidates = 0;
        for (int at = sdp.indexOf("a=candidate:"); at >= 0; at = sdp.indexOf("a=candidate:", at + 1)) {
            if (++candidates > MAX_CANDIDATES) {
                throw new SdpException("sdp_too_many_candidates", "more than " + MAX_CANDIDATES + " candidates");
            }
        }
        if (sdp.length() > MAX_CHARS) {
            throw new SdpException("sdp_too_large", "the offer is longer than " + MAX_CHARS + " characters");
        }
    }

    private static void checkLine(String line) {
        if (line.length() < 2 || line.length() > MAX_LINE_CHARS || line.charAt(1) != '=') {
            throw malformed("a line is not type=value");
        }
        if (line.charAt(0) < 'a' || line.charAt(0) > 'z') {
            throw malformed("a line has no known type");
        }
        if (line.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            throw malformed("a line holds a control character");
        }
    }

    private static MediaSection section(String value) {
        String[] words = value.split(" ", -1);
        if (words.length < 4 || words.length > 3 + MAX_FORMATS) {
            throw malformed("a media line has too few or too many fields");
        }
        if (!PORT.matcher(words[1]).matches() || !PROTOCOL.matcher(words[2]).matches()) {
            throw malformed("a media line has no valid port or protocol");
        }
        List<String> formats = List.of(words).subList(3, words.length);
        checkToken(words[0]);
        formats.forEach(SdpLines::checkToken);
        int port = Integer.parseInt(words[1].replace("/1", ""));
        if (port > 65_535) {
            throw malformed("a media line has no valid port or protocol");
        }
        return new MediaSection(words[0], port, words[2], formats, new ArrayList<>());
    }

    private static void checkMids(List<MediaSection> media) {
        Set<String> mids = new HashSet<>();
        for (MediaSection section : media) {
            List<String> own = section.values("mid");
            own.forEach(SdpLines::checkToken);
            if (own.size() > 1 || (own.size() == 1 && !mids.add(own.getFirst()))) {
                throw malformed("a mid is given twice");
            }
        }
    }

    private static void checkToken(String word) {
        if (!TOKEN.matcher(word).matches()) {
            throw malformed("a name holds a character that RFC 8866 does not allow");
        }
    }

    static SdpException malformed(String message) {
        return new SdpException("sdp_malformed", message);
    }
}
