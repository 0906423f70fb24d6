/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The last part of docs/conformance.md: which files of what it proves are not those that ran, as git tells it. */
final class ChangedSince {

    private static final String TITLE = "\n## Changed since\n\n";
    private static final String CODE = ":/routes-core/src/main/java/io/millrace/core/";
    private static final List<String> PROVED = List.of(
            CODE + "ledger", CODE + "db", CODE + "post", ":/routes-core/src/main/resources/io/millrace/core/db");
    private static final Pattern COMMIT = Pattern.compile("`([0-9a-f]{10})(?:\\+dirty)?`");

    private ChangedSince() {}

    /** The page with this part as it must be now; empty where there is no git, or no history of the commits that ran. */
    static Optional<String> in(String page) throws IOException {
        int there = page.indexOf(TITLE);
        String before = there < 0 ? page : page.substring(0, there);
        List<String> commits = COMMIT.matcher(before)
                .results()
                .map(each -> each.group(1))
                .distinct()
                .toList();
        SortedSet<String> files = new TreeSet<>();
        for (String commit : commits) {
            Optional<List<String>> changed = changed(commit);
            if (changed.isEmpty()) {
                return Optional.empty();
            }
            files.addAll(changed.get());
        }
        return commits.isEmpty() ? Optional.empty() : Optional.of(before + TITLE + text(files));
    }

    private static Optional<List<String>> changed(String commit) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "diff", "--name-only", commit, "--"));
        command.addAll(PROVED);
        Process git;
        try {
            git = new ProcessBuilder(command).start();
        } catch (IOException noGit) {
            return Optional.empty();
        }
        try (BufferedReader said = git.inputReader()) {
            List<String> files = said.lines().toList();
            return git.waitFor() == 0 ? Optional.of(files) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String text(SortedSet<String> files) {
        String what = "the ledger, its database and the barrier (`core.ledger`, `core.db`, `core.post`)";
        return files.isEmpty()
                ? "Nothing of " + what + ": the runs are of this code.\n"
                : "Of " + what + " these files are no longer those of every run above:\n\n"
                        + files.stream()
                                .map(each -> "* [" + each.substring(each.lastIndexOf('/') + 1) + "](../" + each + ")\n")
                                .collect(Collectors.joining());
    }
}
