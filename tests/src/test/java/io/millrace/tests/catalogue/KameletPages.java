/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.canonical.error.ErrorCode;
import io.millrace.canonical.golden.Committed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;

/** {@code docs/kamelets/<name>.md}: what an integrator needs to use a kamelet, all of it from the code and its tests. */
final class KameletPages {

    private static final List<String> EVERYWHERE = List.of("MFG-MODEL", "MFG-CHECK");

    private KameletPages() {}

    static Path file(Kamelet kamelet) {
        return Catalogue.ROOT.resolve("docs/kamelets").resolve(kamelet.name() + ".md");
    }

    static String page(Kamelet kamelet, String since) {
        StringBuilder page = new StringBuilder("<!-- Generated: run the build with -Dmillrace.update=true -->\n");
        page.append("# %s\n\n%s\n\n".formatted(kamelet.title(), kamelet.description()));
        page.append("`%s`, since %s, support level %s, in `io.millrace:millrace-%s`.\n\n"
                .formatted(
                        kamelet.name(),
                        since,
                        kamelet.annotation("kamelet.support.level").toLowerCase(Locale.ROOT),
                        kamelet.module()));
        page.append(usage(kamelet))
                .append(parameters(kamelet))
                .append(dataType(kamelet))
                .append(errors(kamelet));
        return page.toString();
    }

    /** {@code docs/kamelets/README.md}: all of them. */
    static String index(List<Kamelet> kamelets) {
        StringBuilder page = new StringBuilder("""
                <!-- Generated: run the build with -Dmillrace.update=true -->
                # Kamelets

                | Kamelet | What it does | Data type | Module |
                |---|---|---|---|
                """);
        for (Kamelet kamelet : kamelets) {
            page.append("| [%s](%s.md) | %s | `%s` | %s |\n"
                    .formatted(
                            kamelet.name(),
                            kamelet.name(),
                            kamelet.description().replaceAll("(?<=[.;:]) .*|[;:].*", ""),
                            kamelet.dataType(),
                            kamelet.module()));
        }
        return page.toString();
    }

    private static String usage(Kamelet kamelet) {
        StringBuilder usage = new StringBuilder("```yaml\n");
        boolean source = kamelet.type().equals("source");
        usage.append(source ? "- from:\n" : "- to:\n");
        usage.append("    uri: kamelet:%s/my-%s\n".formatted(kamelet.name(), source ? "in" : "out"));
        if (!kamelet.requiredParameters().isEmpty()) {
            usage.append("    parameters:\n");
        }
        for (Parameter parameter : kamelet.requiredParameters()) {
            String value = parameter.password() ? "{{my." + parameter.name() + "}}" : parameter.example();
            usage.append("      %s: \"%s\"\n".formatted(parameter.name(), value));
        }
        return usage.append("```\n\n").toString();
    }

    private static String parameters(Kamelet kamelet) {
        if (kamelet.parameters().isEmpty()) {
            return "It has no parameters.\n\n";
        }
        StringBuilder table = new StringBuilder("## Parameters\n\n| Name | Type | | Meaning |\n|---|---|---|---|\n");
        for (Parameter parameter : kamelet.parameters()) {
            String presence = parameter.required()
                    ? "required"
                    : parameter.defaultValue() == null
                                    || parameter.defaultValue().isEmpty()
                            ? ""
                            : "default `" + parameter.defaultValue() + "`";
            table.append("| `%s` | %s | %s | %s |\n"
                    .formatted(parameter.name(), type(parameter), presence, parameter.description()));
        }
        return table.append('\n').toString();
    }

    private static String type(Parameter parameter) {
        if (!parameter.words().isEmpty()) {
            return parameter.words().stream().map(word -> '`' + word + '`').collect(Collectors.joining(", "));
        }
        return parameter.password() ? "password" : parameter.type();
    }

    private static String dataType(Kamelet kamelet) {
        boolean source = kamelet.type().equals("source");
        StringBuilder section = new StringBuilder("## Data type\n\n%s `%s`: %s.\n\n"
                .formatted(source ? "Gives" : "Takes", kamelet.dataType(), kamelet.dataTypeDescription()));
        List<String> mappings = mappings(kamelet.dataType(), source);
        if (!mappings.isEmpty()) {
            section.append("%s\n\n".formatted(String.join("  \n", mappings)));
        }
        sample(kamelet).ifPresent(json -> section.append(block(json)));
        if (!kamelet.answer().isEmpty()) {
            section.append("Gives `%s`: %s.\n\n".formatted(kamelet.answer(), kamelet.answerDescription()));
            section.append(block(Committed.read(goldenOfQuestion(kamelet).resolveSibling("plain.out.json"))));
        }
        return section.toString();
    }

    private static String block(String json) {
        return "```json\n%s\n```\n\n".formatted(json.strip());
    }

    /** The plain case of a question: what is asked, and what the system says to it. */
    private static Path goldenOfQuestion(Kamelet kamelet) {
        return Catalogue.ROOT
                .resolve(kamelet.module())
                .resolve("src/test/resources/golden")
                .resolve(kamelet.dataType().replace(':', '-'))
                .resolve("plain.in.json");
    }

    private static String question(Path golden) {
        try {
            return new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(Committed.read(golden))
                    .path("question")
                    .toPrettyString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(golden + " is not JSON", e);
        }
    }

    private static List<String> mappings(String dataType, boolean source) {
        return transformers(new DataType(dataType), source)
                .map(found -> "Mapping: `transformDataType` from `%s` to `%s`"
                        .formatted(found.getFrom().getFullName(), found.getTo().getFullName()))
                .sorted()
                .toList();
    }

    /** The transformers that {@code transformDataType} finds for it. */
    private static Stream<Transformer> transformers(DataType type, boolean source) {
        return ServiceLoader.load(Transformer.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> type.equals(source ? found.getFrom() : found.getTo()));
    }

    /**
     * A canonical event's example; a question of its golden case; of a system's message the golden file with the shortest name, which is the plain
     * case.
     */
    static Optional<String> sample(Kamelet kamelet) {
        DataType type = new DataType(kamelet.dataType());
        if (type.getScheme().equals("canonical")) {
            return Optional.of("canonical-model/src/main/resources/examples/" + type.getName() + ".json")
                    .map(Catalogue.ROOT::resolve)
                    .filter(Files::exists)
                    .map(Committed::read);
        }
        if (!kamelet.answer().isEmpty()) {
            return Optional.of(goldenOfQuestion(kamelet)).filter(Files::exists).map(KameletPages::question);
        }
        boolean source = kamelet.type().equals("source");
        Set<String> mappings = transformers(type, source)
                .flatMap(found -> mappingNames(found.getFrom(), found.getTo()))
                .collect(Collectors.toSet());
        return Catalogue.files(Catalogue.ROOT.resolve(kamelet.module()).resolve("src/test/resources/golden")).stream()
                .filter(file -> mappings.contains(file.getParent().getFileName().toString()))
                .filter(file -> isGood(file, source ? ".in.json" : ".out.json"))
                .min(Comparator.<Path>comparingInt(
                                file -> file.getFileName().toString().length())
                        .thenComparing(Path::toString))
                .map(Committed::read);
    }

    private static boolean isGood(Path file, String ending) {
        String name = file.getFileName().toString();
        return name.endsWith(ending) && Files.exists(file.resolveSibling(name.replace(ending, ".out.json")));
    }

    /** How people name the golden folder of a mapping: by system, by message or by both. */
    private static Stream<String> mappingNames(DataType from, DataType to) {
        List<String> targets =
                List.of(to.getScheme() + '-' + to.getName(), to.getName(), "customer-" + to.getName(), from.getName());
        return Stream.of(from.getScheme() + '-' + from.getName(), from.getName(), from.getScheme())
                .flatMap(source -> targets.stream().map(target -> source + "-to-" + target));
    }

    /** The codes that its beans can name. */
    private static String errors(Kamelet kamelet) {
        Set<ErrorCode> codes = new TreeSet<>(Comparator.comparing(ErrorCode::code));
        kamelet.beanClasses().forEach(name -> codes.addAll(ErrorCodes.of(name)));
        codes.removeIf(code -> EVERYWHERE.contains(ErrorCodes.area(code)));
        String links = EVERYWHERE.stream()
                .map(area -> "[%s](../errors.md#%s)".formatted(area, area.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        return "## Errors\n\n"
                + (codes.isEmpty() ? "" : ErrorCodes.table(codes) + '\n')
                + "Wherever documents are read or routes start: " + links + ".\n";
    }
}
