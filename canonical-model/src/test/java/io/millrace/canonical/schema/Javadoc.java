/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.schema;

import io.millrace.canonical.golden.Committed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Javadoc of a class says, as plain text: the words of the schema are written once. */
record Javadoc(String text, Map<String, String> parameters) {

    private static final Pattern PARAMETER = Pattern.compile("(?s)@param (\\w+) (.*?)(?=@param |$)");
    private static final Pattern TAG = Pattern.compile("\\{@(?:code|link) ([^{}]*(?:\\{[^{}]*}[^{}]*)*)}");

    static Javadoc of(Class<?> type) {
        Path source = Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
        Pattern comment = Pattern.compile(
                "(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+\\s*)*public (?:final )?(?:record|enum|class) "
                        + type.getSimpleName() + "\\b");
        Matcher found = comment.matcher(Committed.read(source));
        if (!found.find()) {
            throw new IllegalStateException(type + " has no Javadoc");
        }
        String plain = TAG.matcher(found.group(1).replaceAll("(?m)^\\s*\\*? ?", " "))
                .replaceAll(tag -> Matcher.quoteReplacement(tag.group(1)))
                .replaceAll("\\s+", " ")
                .strip();
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(plain);
        while (parameter.find()) {
            parameters.put(parameter.group(1), parameter.group(2).strip());
        }
        return new Javadoc(plain.replaceFirst("\\s*@param .*", ""), parameters);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
