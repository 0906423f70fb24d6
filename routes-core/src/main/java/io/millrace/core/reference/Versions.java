/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The versions of one plant's file, or of the base: each is in force until the next one is. */
final class Versions {

    private final List<ReferenceFile> files;

    /** @param what the plant, or the base. @param problems takes what is wrong with the files together */
    Versions(String what, Collection<ReferenceFile> files, List<String> problems) {
        this.files = files.stream().sorted(Comparator.comparing(Versions::from)).toList();
        for (int i = 1; i < this.files.size(); i++) {
            check(what, this.files.get(i - 1), this.files.get(i), problems);
        }
    }

    private static void check(String what, ReferenceFile before, ReferenceFile file, List<String> problems) {
        OffsetDateTime end = before.validity().to();
        if (from(before).isEqual(from(file))) {
            problems.add(what + " has two versions from " + from(file) + ": " + before.name() + " and " + file.name()
                    + "; remove one");
        } else if (end != null && end.isAfter(from(file))) {
            problems.add(before.name() + " says that it is valid to " + end + ", but " + file.name() + " begins at "
                    + from(file) + ": correct one of them");
        } else if (end != null && end.isBefore(from(file))) {
            problems.add(what + " has no version from " + end + " to " + from(file) + ", between " + before.name()
                    + " and " + file.name() + ": close the gap");
        }
    }

    private static OffsetDateTime from(ReferenceFile file) {
        return Objects.requireNonNull(file.validity().from());
    }

    @Nullable
    ReferenceFile at(OffsetDateTime time) {
        ReferenceFile latest = null;
        for (ReferenceFile file : files) {
            if (!from(file).isAfter(time)) {
                latest = file;
            }
        }
        return latest != null && latest.validity().holds(time) ? latest : null;
    }

    /** When a version is in force: until the next one is, unless it says so itself. */
    Validity inForce(ReferenceFile file) {
        int next = files.indexOf(file) + 1;
        return next == files.size() ? file.validity() : new Validity(from(file), from(files.get(next)));
    }

    List<ReferenceFile> files() {
        return files;
    }
}
