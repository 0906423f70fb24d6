/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** A place of a YAML file that knows its line. What is not as asked for is a problem, and then nothing. */
final class Yaml {

    private final String file;
    private final @Nullable Node node;
    private final String path;
    private final List<String> problems;

    private Yaml(String file, @Nullable Node node, String path, List<String> problems) {
        this.file = file;
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    /** Without types: operation 0010 is a text, and so is "no". */
    static Yaml read(String file, InputStream yaml, List<String> problems) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new FailsafeSchema())
                .build();
        Node root = new Compose(settings).composeInputStream(yaml).orElse(null);
        return new Yaml(file, root, "", problems);
    }

    /** {@code ulm.yaml line 14, items.sap.4711}. */
    String place() {
        int line = node == null ? 1 : node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        return file + " line " + line + (path.isEmpty() ? "" : ", " + path);
    }

    void problem(String text) {
        problems.add(place() + " " + text);
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The text here; null, and a problem, if there is none. */
    @Nullable
    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        problem("must be a text");
        return null;
    }

    /** What is in the list here. */
    List<Yaml> list() {
        List<Yaml> elements = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            for (Node element : list.getValue()) {
                elements.add(new Yaml(file, element, path, problems));
            }
        } else {
            problem("must be a list");
        }
        return elements;
    }

    /** What is under the names here. */
    Map<String, Yaml> fields() {
        Map<String, Yaml> fields = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problem("must have names and values");
            return fields;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Yaml key = new Yaml(file, tuple.getKeyNode(), path, problems);
            String name = key.text();
            if (name == null) {
                continue;
            }
            Yaml value = new Yaml(file, tuple.getValueNode(), path.isEmpty() ? name : path + '.' + name, problems);
            Yaml before = fields.put(name, value);
            if (before != null) {
                value.problem("is there twice, first " + before.place() + ": remove one");
            }
        }
        return fields;
    }
}
