package dev.kanak.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kanak.agent.slot.PlaceReader.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of cities and their parts as callers say them, from the lender's branches and the towns without one. */
public final class SpokenPlaces {

    /** What callers leave out of a locality's name. */
    private static final String SIDE =
            "(?i) (east|west|north|south|sector \\d+)$| (ईस्ट|वेस्ट|नॉर्थ|साउथ|सेक्टर \\S+)$";

    private final Map<String, Place> places = new HashMap<>();

    private SpokenPlaces() {}

    /**
     * Reads {@code branches.json} and {@code towns.tsv}.
     *
     * @throws IOException if they cannot be read
     */
    public static Map<String, Place> read(Path folder) throws IOException {
        var spoken = new SpokenPlaces();
        List<String> towns = Files.readAllLines(folder.resolve("towns.tsv"));
        towns.stream().skip(1).map(line -> line.split("\t", -1)).forEach(spoken::town);
        JsonNode branches = new JsonMapper().readTree(Files.readAllBytes(folder.resolve("branches.json")));
        branches.path("branches").forEach(spoken::branch);
        return Map.copyOf(spoken.places);
    }

    private void town(String[] columns) {
        var place = new Place(columns[0], Optional.empty());
        name(columns[0], place);
        name(columns[1], place);
        for (String alias : columns[2].split("[,|;]", -1)) {
            name(alias, place);
        }
    }

    private void branch(JsonNode branch) {
        String city = branch.path("city").asText();
        var place = new Place(city, Optional.empty());
        name(city, place);
        name(branch.path("city_hi").asText(), place);
        branch.path("city_aliases").forEach(alias -> name(alias.asText(), place));
        String locality = branch.path("locality").asText();
        var part = new Place(city, Optional.of(locality));
        var wholePart = new Place(city, Optional.of(locality.replaceFirst(SIDE, "")));
        for (String full : List.of(locality, branch.path("locality_hi").asText())) {
            places.putIfAbsent(full, part);
            places.putIfAbsent(full.replaceFirst(SIDE, ""), wholePart);
        }
    }

    private void name(String spoken, Place place) {
        if (!spoken.isBlank()) {
            places.put(spoken.strip(), place);
        }
    }
}
