/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import java.util.List;

/**
 * A place in the ISA-95 equipment hierarchy, {@code /enterprise/site/area/line[/cell...]}, for example
 * {@code /acme/ulm/assembly/line3}. It is also the {@code source} of the events that come from there.
 */
public record EquipmentPath(@JsonValue String value) {

    private static final int MOST_LEVELS = 8;
    private static final int LONGEST_LEVEL = 40;

    @JsonCreator
    public EquipmentPath {
        if (value == null) {
            throw new MfgException(ModelError.MISSING_FIELD, "equipment is missing");
        }
        if (!isPath(value)) {
            throw new MfgException(
                    ModelError.INVALID_VALUE,
                    "equipment must be an ISA-95 path such as /enterprise/site/area/line, got '" + value + "'");
        }
    }

    /** By hand: every event passes here several times. */
    private static boolean isPath(String value) {
        int levels = 0;
        int length = LONGEST_LEVEL;
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '/') {
                if (length == 0) {
                    return false;
                }
                levels++;
                length = 0;
            } else if (!isPartOfName(value.charAt(i)) || ++length > LONGEST_LEVEL) {
                return false;
            }
        }
        return levels > 0 && levels <= MOST_LEVELS && length > 0;
    }

    private static boolean isPartOfName(char character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || character == '.'
                || character == '_'
                || character == '-';
    }

    /** The levels from enterprise downwards. */
    public List<String> levels() {
        return List.of(value.substring(1).split("/"));
    }

    @Override
    public String toString() {
        return value;
    }
}
