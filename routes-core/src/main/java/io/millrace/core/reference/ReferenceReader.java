/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.PlantId;
import io.millrace.core.reference.Table.Entry;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a file of the cross-reference, and says of everything that is wrong in it where it is and what to do. */
final class ReferenceReader {

    private static final Set<String> HEAD = Set.of("version", "plant", "validFrom", "validTo");
    private static final Set<String> REST = Set.of("receiptPoints", "settings", "masterData");
    private static final Set<String> LOADED =
            Kind.ALL.stream().filter(Kind::loaded).map(Kind::masterKind).collect(Collectors.toSet());

    private final String name;
    private final List<String> problems = new ArrayList<>();

    private ReferenceReader(String name) {
        this.name = name;
    }

    /** @throws MfgException {@link ReferenceError#NOT_VALID} naming file, lines and entries */
    static ReferenceFile read(String name, InputStream yaml) {
        ReferenceReader reader = new ReferenceReader(name);
        ReferenceFile file;
        try {
            file = reader.file(Yaml.read(name, yaml, reader.problems));
        } catch (YamlEngineException e) {
            throw new MfgException(ReferenceError.NOT_VALID, name + ": " + e.getMessage(), e);
        }
        refuse(reader.problems);
        return file;
    }

    /** Throws what is wrong, if anything is. */
    static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new MfgException(ReferenceError.NOT_VALID, String.join("; ", problems));
        }
    }

    private ReferenceFile file(Yaml root) {
        Map<String, Yaml> fields = root.fields();
        checkNames(fields);
        PlantId plant = parsed(fields.get("plant"), PlantId::new);
        String version = parsed(fields.get("version"), Function.identity());
        Validity validity = validity(fields);
        if (version == null || validity.from() == null) {
            root.problem("needs version and validFrom");
        }
        Map<Kind<?>, Map<String, Table<?>>> tables = new HashMap<>();
        for (Kind<?> kind : Kind.ALL) {
            Yaml section = fields.get(kind.section());
            if (section != null) {
                if (kind.ofPlant() && plant == null) {
                    section.problem("belongs to one plant: move it into the plant's file");
                }
                tables.put(kind, tables(kind, section, validity));
            }
        }
        Yaml points = fields.get("receiptPoints");
        if (points != null && plant == null) {
            points.problem("belongs to one plant: move it into the plant's file");
        }
        return new ReferenceFile(
                name,
                version == null ? "" : version,
                plant,
                validity,
                tables,
                points == null ? null : receiptPoints(points),
                perSystem(fields.get("settings"), this::texts),
                perSystem(fields.get("masterData"), this::masterKinds));
    }

    private void checkNames(Map<String, Yaml> fields) {
        List<String> known = Stream.of(HEAD.stream(), Kind.ALL.stream().map(Kind::section), REST.stream())
                .flatMap(Function.identity())
                .sorted()
                .toList();
        fields.forEach((field, value) -> {
            if (!known.contains(field)) {
                value.problem("is not known" + NearMisses.of(field, List.of(known)));
            }
        });
    }

    private <T> Map<String, Table<?>> tables(Kind<T> kind, Yaml section, Validity ofFile) {
        Map<String, Table<?>> tables = new TreeMap<>();
        section.fields().forEach((system, codes) -> {
            List<Entry<T>> entries = new ArrayList<>();
            codes.fields().forEach((code, meaning) -> {
                for (Yaml one : meaning.isList() ? meaning.list() : List.of(meaning)) {
                    Entry<T> entry = entry(kind, code, one, ofFile);
                    if (entry != null) {
                        entries.add(entry);
                    }
                }
            });
            tables.put(system, new Table<>(kind, entries, problems));
        });
        return tables;
    }

    private <T> @Nullable Entry<T> entry(Kind<T> kind, String code, Yaml meaning, Validity ofFile) {
        Validity validity = Validity.ALWAYS;
        Yaml value = meaning;
        if (!meaning.isText()) {
            Map<String, Yaml> fields = meaning.fields();
            fields.forEach((name, field) -> {
                if (!Set.of("is", "validFrom", "validTo").contains(name)) {
                    field.problem("is not known; an entry has is, validFrom and validTo");
                }
            });
            validity = validity(fields);
            value = fields.get("is");
            if (value == null) {
                meaning.problem("does not say what it is: add is");
                return null;
            }
            if (!validity.isEmpty() && !validity.overlaps(ofFile)) {
                meaning.problem("is never valid: the file is so " + ofFile);
            }
        }
        T read = parsed(value, kind.reader());
        return read == null ? null : new Entry<>(code, read, validity, meaning.place());
    }

    private Validity validity(Map<String, Yaml> fields) {
        Validity validity = new Validity(
                parsed(fields.get("validFrom"), OffsetDateTime::parse),
                parsed(fields.get("validTo"), OffsetDateTime::parse));
        if (validity.isEmpty()) {
            fields.get("validTo").problem("must be after validFrom");
        }
        return validity;
    }

    private Set<EquipmentPath> receiptPoints(Yaml points) {
        Set<EquipmentPath> paths = new LinkedHashSet<>();
        for (Yaml point : points.list()) {
            EquipmentPath path = parsed(point, EquipmentPath::new);
            if (path != null) {
                paths.add(path);
            }
        }
        return paths;
    }

    private <T> Map<String, T> perSystem(@Nullable Yaml section, Function<Yaml, T> reader) {
        Map<String, T> all = new TreeMap<>();
        if (section != null) {
            section.fields().forEach((system, value) -> all.put(system, reader.apply(value)));
        }
        return all;
    }

    private Map<String, String> texts(Yaml section) {
        Map<String, String> texts = new LinkedHashMap<>();
        section.fields().forEach((setting, value) -> {
            String text = value.text();
            if (text != null) {
                texts.put(setting, text);
            }
        });
        return texts;
    }

    private Set<String> masterKinds(Yaml section) {
        Set<String> kinds = new LinkedHashSet<>();
        for (Yaml element : section.list()) {
            String kind = element.text();
            if (kind != null && !LOADED.contains(kind)) {
                element.problem("'" + kind + "' cannot be loaded; what can is "
                        + LOADED.stream().sorted().collect(Collectors.joining(", ")));
            }
            kinds.add(String.valueOf(kind));
        }
        return kinds;
    }

    /** Null, and a problem, if the text cannot be read; null if there is no such place. */
    private static <T> @Nullable T parsed(@Nullable Yaml at, Function<String, T> reader) {
        String text = at == null ? null : at.text();
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (MfgException wrong) {
            at.problem("is wrong: " + wrong.getMessage());
        } catch (DateTimeException wrong) {
            at.problem("must be a time with offset, as 2026-12-01T00:00:00+01:00, got '" + text + "'");
        }
        return null;
    }
}
