package dev.kanak.transport.sdp;

import dev.kanak.transport.sdp.SdpOffer.PayloadFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads the sections of one offer into an {@link SdpOffer}. Used once, by one thread. */
final class SdpOfferParser {

    private static final Set<String> PROTOCOLS = Set.of("UDP/TLS/RTP/SAVPF", "UDP/TLS/RTP/SAVP");
    private static final Set<String> WEAK_HASHES = Set.of("md2", "md5", "sha-1", "sha-224");
    private static final Set<String> ACTIVE_SETUPS = Set.of("actpass", "active");
    private static final int MAX_FINGERPRINTS = 8;
    private static final String AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";

    /** RFC 8839 section 5.4: ice-char, and the lengths of ufrag and password. */
    private static final Pattern UFRAG = Pattern.compile("[A-Za-z0-9+/]{4,256}");

    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9+/]{22,256}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9A-F]{2}(:[0-9A-F]{2}){31}");
    private static final Pattern RTPMAP = Pattern.compile("([0-9]{1,3}) ([A-Za-z0-9/._-]{1,64})");
    private static final Pattern EXTMAP = Pattern.compile("([0-9]{1,5})(/[a-z]+)? ([^ ]+)( .*)?");
    private static final Pattern MAX_BITRATE = Pattern.compile("(?:^|;) *maxaveragebitrate=([0-9]{4,6}) *(?:;|$)");

    private final SdpLines lines;
    private final int audioIndex;
    private final MediaSection audio;
    private final List<String> bundle;

    SdpOfferParser(SdpLines lines) {
        this.lines = lines;
        this.audioIndex = findAudio(lines.media());
        this.audio = lines.media().get(audioIndex);
        this.bundle = lines.session().values("group").stream()
                .filter(g -> g.startsWith("BUNDLE "))
                .findFirst()
                .map(g -> List.of(g.substring(7).split(" ")))
                .orElse(List.of());
    }

    SdpOffer parse() {
        checkTransport();
        Map<Integer, String> formats = formats();
        int opus = find(formats, "opus/48000/2")
                .orElseThrow(() -> new SdpException("sdp_no_opus", "the audio section does not offer opus/48000/2"));
        return new SdpOffer(
                lines.media(),
                audioIndex,
                bundled(),
                credential("ice-ufrag", UFRAG),
                credential("ice-pwd", PASSWORD),
                fingerprints(),
                direction(),
                opus,
                maxBitrate(opus),
                dtmf(formats),
                audioLevelId());
    }

    private static int findAudio(List<MediaSection> media) {
        int[] found = IntStream.range(0, media.size())
                .filter(i ->
                        media.get(i).media().equals("audio") && media.get(i).offered())
                .toArray();
        if (found.length == 0) {
            throw new SdpException("sdp_no_audio", "the offer has no audio section");
        }
        if (found.length > 1) {
            throw new SdpException("sdp_multiple_audio", "the offer has several audio sections");
        }
        return found[0];
    }

    private void checkTransport() {
        if (!PROTOCOLS.contains(audio.protocol())) {
            throw new SdpException("sdp_unsupported_protocol", "the audio section is not UDP/TLS/RTP/SAVPF");
        }
        if (lines.session().has("ice-lite")) {
            throw new SdpException("sdp_ice_lite", "both sides are ICE-lite, so neither would check the path");
        }
        if (!audio.has("rtcp-mux")) {
            throw new SdpException("sdp_no_rtcp_mux", "the audio section does not offer rtcp-mux");
        }
        String setup = transport("setup")
                .orElseThrow(() -> new SdpException("sdp_no_setup", "the offer has no DTLS setup role"));
        if (!ACTIVE_SETUPS.contains(setup)) {
            throw new SdpException("sdp_unsupported_setup", "the DTLS setup role is neither actpass nor active");
        }
    }

    private boolean bundled() {
        return audio.mid().filter(bundle::contains).isPresent();
    }

    /** A transport attribute of the audio section: its own, the session's, or that of its bundle's tagged section. */
    private Optional<String> transport(String name) {
        return transportValues(name).stream().findFirst();
    }

    private List<String> transportValues(String name) {
        List<String> own = audio.values(name);
        List<String> values = own.isEmpty() ? lines.session().values(name) : own;
        if (!values.isEmpty() || !bundled()) {
            return values;
        }
        return lines.media().stream()
                .filter(s -> s.mid().equals(Optional.of(bundle.getFirst())))
                .findFirst()
                .map(s -> s.values(name))
                .orElse(List.of());
    }

    private String credential(String name, Pattern allowed) {
        String value = transport(name)
                .orElseThrow(() -> new SdpException("sdp_no_ice_credentials", "the offer has no " + name));
        if (!allowed.matcher(value).matches()) {
            throw new SdpException("sdp_bad_ice_credentials", name + " has a wrong length or character");
        }
        return value;
    }

    private List<String> fingerprints() {
        List<String> all = transportValues("fingerprint");
        if (all.isEmpty()) {
            throw new SdpException("sdp_no_fingerprint", "the offer has no certificate fingerprint");
        }
        if (all.size() > MAX_FINGERPRINTS) {
            throw SdpLines.malformed("more than " + MAX_FINGERPRINTS + " fingerprints");
        }
        List<String> strong = new ArrayList<>();
        boolean weak = true;
        for (String line : all) {
            String[] words = line.strip().split(" +", 2);
            String hash = words[0].toLowerCase(Locale.ROOT);
            weak &= WEAK_HASHES.contains(hash);
            if (hash.equals("sha-256")) {
                strong.add(sha256(words));
            }
        }
        if (strong.isEmpty()) {
            throw new SdpException(
                    weak ? "sdp_weak_fingerprint" : "sdp_unsupported_fingerprint",
                    "the offer has no sha-256 certificate fingerprint");
        }
        return List.copyOf(strong);
    }

    private static String sha256(String[] words) {
        String hex = words.length < 2 ? "" : words[1].strip().toUpperCase(Locale.ROOT);
        if (!SHA_256.matcher(hex).matches()) {
            throw SdpLines.malformed("a sha-256 fingerprint is not 32 bytes of hex");
        }
        return hex;
    }

    private Direction direction() {
        for (MediaSection level : List.of(audio, lines.session())) {
            for (Direction direction : Direction.values()) {
                if (level.has(direction.attribute())) {
                    return checked(direction);
                }
            }
        }
        return Direction.SENDRECV;
    }

    private static Direction checked(Direction direction) {
        if (direction == Direction.INACTIVE) {
            throw new SdpException("sdp_inactive", "the audio section is inactive");
        }
        return direction;
    }

    /** Payload types of the audio section by number; those that clash with RTCP are left out (RFC 5761 section 4). */
    private Map<Integer, String> formats() {
        Map<Integer, String> formats = new HashMap<>();
        for (String line : audio.values("rtpmap")) {
            Matcher rtpmap = RTPMAP.matcher(line.strip());
            if (!rtpmap.matches()) {
                throw SdpLines.malformed("an rtpmap is not a payload type and an encoding");
            }
            int type = Integer.parseInt(rtpmap.group(1));
            boolean usable = type < 64 || (type > 95 && type < 128);
            if (usable
                    && audio.formats().contains(rtpmap.group(1))
                    && formats.put(type, rtpmap.group(2).toLowerCase(Locale.ROOT)) != null) {
                throw SdpLines.malformed("a payload type is mapped twice");
            }
        }
        return formats;
    }

    /** The most preferred payload type of an encoding. */
    private Optional<Integer> find(Map<Integer, String> formats, String encoding) {
        return audio.formats().stream()
                .filter(f -> f.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .filter(t -> encoding.equals(formats.get(t)))
                .findFirst();
    }

    private OptionalInt maxBitrate(int opus) {
        return audio.values("fmtp").stream()
                .filter(f -> f.startsWith(opus + " "))
                .map(f -> MAX_BITRATE.matcher(f.substring(f.indexOf(' ') + 1)))
                .filter(Matcher::find)
                .mapToInt(m -> Integer.parseInt(m.group(1)))
                .filter(bps -> bps >= 6_000 && bps <= 510_000)
                .findFirst();
    }

    private Optional<PayloadFormat> dtmf(Map<Integer, String> formats) {
        return List.of("telephone-event/48000", "telephone-event/8000").stream()
                .flatMap(e -> find(formats, e).map(t -> new PayloadFormat(t, e)).stream())
                .findFirst();
    }

    /** Ids above 14 need two-byte headers (RFC 8285 section 4.2), which are not offered in the answer. */
    private OptionalInt audioLevelId() {
        return audio.values("extmap").stream()
                .map(EXTMAP::matcher)
                .filter(Matcher::matches)
                .filter(m -> m.group(3).equals(AUDIO_LEVEL))
                .mapToInt(m -> Integer.parseInt(m.group(1)))
                .filter(id -> id >= 1 && id <= 14)
                .findFirst();
    }
}
