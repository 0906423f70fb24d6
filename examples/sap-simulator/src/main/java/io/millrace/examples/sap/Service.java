/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An OData service: its path, its version, 2 or 4, and its entity sets. */
record Service(String name, int version, String path, Map<String, EntitySet> sets) {

    private static final Map<String, Edm> TYPES = Map.of(
            "N", Edm.DECIMAL,
            "D", Edm.DATE,
            "T", Edm.TIME,
            "Z", Edm.TIMESTAMP,
            "B", Edm.BOOLEAN,
            "I", Edm.INTEGER,
            "U", Edm.GUID);

    boolean v2() {
        return version == 2;
    }

    /** All services of the simulator, as {@code services.txt} names them. */
    static List<Service> all() {
        List<Service> services = new ArrayList<>();
        Map<String, Integer> lengths = new HashMap<>();
        EntitySet set = null;
        for (String line : lines()) {
            String[] words = line.strip().split(" +");
            if (line.startsWith("service ")) {
                services.add(new Service(words[1], words[2].equals("v2") ? 2 : 4, words[3], new LinkedHashMap<>()));
                set = null;
            } else if (line.startsWith("  set ")) {
                set = new EntitySet(words[1], words.length > 2 ? words[2].substring("etag=".length()) : null);
                services.get(services.size() - 1).sets().put(set.name(), set);
            } else if (line.startsWith("    > ")) {
                set.navigations().put(words[1], navigation(words));
            } else if (set == null) {
                for (String word : words) {
                    String[] parts = word.split(":");
                    if (parts.length == 2) {
                        lengths.put(parts[0], Integer.valueOf(parts[1]));
                    }
                }
            } else {
                for (String word : words) {
                    EntitySet.Property property = property(word, lengths);
                    set.properties().put(property.name(), property);
                }
            }
        }
        return services;
    }

    private static EntitySet.Property property(String word, Map<String, Integer> lengths) {
        String[] parts = word.replace("*", "").split(":");
        Edm type = parts.length == 1 ? Edm.STRING : TYPES.get(parts[1]);
        return new EntitySet.Property(parts[0], type, word.startsWith("*"), lengths.getOrDefault(parts[0], 0));
    }

    private static EntitySet.Navigation navigation(String[] words) {
        Map<String, String> join = new LinkedHashMap<>();
        for (String pair : words[3].split(",")) {
            String[] sides = pair.split("=");
            join.put(sides[0], sides[sides.length - 1]);
        }
        return new EntitySet.Navigation(words[1], words[2], join, words.length > 4);
    }

    private static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Service.class.getResourceAsStream("services.txt"), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
