/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.PlantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says as business facts what differs between two versions of the cross-reference's files, between two plants, or
 * between a plant and the base: {@code ULM: item FG-200 in sap was 4711, is 4712 from 2026-12-01T00:00+01:00}.
 *
 * <pre>{@code
 * ReferenceDiff <old files> <new files>
 * ReferenceDiff --plants ULM,GRZ <files>
 * ReferenceDiff --base ULM <files>
 * }</pre>
 *
 * <p>Files are separated by commas. It ends with 0 if there is no difference, with 1 if there is one, with 2 if a file is
 * wrong. What is wrong is said as at start.
 */
public final class ReferenceDiff {

    private static final int SAME = 0;
    private static final int DIFFERENT = 1;
    private static final int WRONG = 2;

    private ReferenceDiff() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            List<String> facts = facts(arguments);
            facts.forEach(out::println);
            return facts.isEmpty() ? SAME : DIFFERENT;
        } catch (MfgException wrong) {
            err.println(wrong.getMessage() + ". " + wrong.code().action() + '.');
            return WRONG;
        }
    }

    private static List<String> facts(String[] arguments) {
        if (arguments.length == 2 && !arguments[0].startsWith("--")) {
            return between(files(arguments[0]), files(arguments[1]));
        }
        if (arguments.length == 3 && arguments[0].equals("--base")) {
            return betweenBaseAnd(new PlantId(arguments[1]), files(arguments[2]));
        }
        if (arguments.length == 3 && arguments[0].equals("--plants") && arguments[1].contains(",")) {
            String[] plants = arguments[1].split(",", 2);
            return betweenPlants(new PlantId(plants[0]), new PlantId(plants[1]), files(arguments[2]));
        }
        throw new MfgException(
                ReferenceError.NOT_READABLE,
                "expected <old files> <new files>, --plants A,B <files> or --base A <files>");
    }

    private static List<Path> files(String list) {
        List<Path> files = new ArrayList<>();
        for (String file : list.split(",")) {
            files.add(Path.of(file.strip()));
        }
        return files;
    }

    /** What is different in the new files; empty if nothing is. @throws MfgException if a file is wrong */
    public static List<String> between(List<Path> oldFiles, List<Path> newFiles) {
        CrossReference before = read(oldFiles);
        CrossReference after = read(newFiles);
        Wording wording = Wording.ofVersions();
        List<String> facts = new ArrayList<>();
        Set<OffsetDateTime> times = times(before, after);
        for (PlantId plant : ReferenceFacts.plants(before, after)) {
            facts.addAll(new Difference(plant.value(), wording)
                    .over(times, at -> before.find(plant, at), at -> after.find(plant, at)));
        }
        return facts;
    }

    /** What is different in the second plant. @throws MfgException if a file is wrong */
    public static List<String> betweenPlants(PlantId one, PlantId other, List<Path> files) {
        CrossReference reference = read(files);
        require(reference, one);
        require(reference, other);
        return new Difference(one + ", " + other, Wording.ofPlaces("in " + one, "in " + other))
                .over(reference.changes(), at -> reference.find(one, at), at -> reference.find(other, at));
    }

    /** What the plant's own file adds to the base or replaces. @throws MfgException if a file is wrong */
    public static List<String> betweenBaseAnd(PlantId plant, List<Path> files) {
        CrossReference reference = read(files);
        require(reference, plant);
        Function<OffsetDateTime, @Nullable PlantCodes> base = at -> {
            PlantCodes codes = reference.find(plant, at);
            return codes == null ? null : codes.ofBase();
        };
        return new Difference(plant.value(), Wording.ofPlaces("in the base", "in " + plant))
                .over(reference.changes(), base, at -> reference.find(plant, at));
    }

    private static void require(CrossReference reference, PlantId plant) {
        if (!reference.plants().contains(plant)) {
            throw new MfgException(ReferenceError.NO_PLANT, "none of the files is plant " + plant + "'s");
        }
    }

    private static Set<OffsetDateTime> times(CrossReference one, CrossReference other) {
        Set<OffsetDateTime> times = new TreeSet<>(OffsetDateTime.timeLineOrder());
        times.addAll(one.changes());
        times.addAll(other.changes());
        return times;
    }

    private static CrossReference read(List<Path> files) {
        List<ReferenceFile> read = new ArrayList<>();
        for (Path file : files) {
            try (InputStream yaml = Files.newInputStream(file)) {
                read.add(ReferenceReader.read(file.toString(), yaml));
            } catch (IOException e) {
                throw new MfgException(ReferenceError.NOT_READABLE, file + ": " + e, e);
            }
        }
        return new CrossReference(read).checked(ServiceLoader.load(PlantSettings.class));
    }

    /** How a fact is told. */
    record Wording(String changed, String isNew, String isGone) {

        static Wording ofVersions() {
            return new Wording("%s was %s, is %s", "%s is new: %s", "%s was %s, is gone");
        }

        static Wording ofPlaces(String one, String other) {
            return new Wording(
                    "%s is %s " + one + ", %s " + other,
                    "%s is nothing " + one + ", %s " + other,
                    "%s is %s " + one + ", nothing " + other);
        }

        String fact(String what, @Nullable String before, @Nullable String after) {
            return before == null
                    ? isNew.formatted(what, after)
                    : after == null ? isGone.formatted(what, before) : changed.formatted(what, before, after);
        }
    }
}
