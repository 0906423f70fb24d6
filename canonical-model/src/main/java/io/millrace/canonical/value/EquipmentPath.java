/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place in the ISA-95 equipment hierarchy, {@code /enterprise/site/area/line[/cell...]}, for example
 * {@code /acme/ulm/assembly/line3}. It is also the {@code source} of the events that come from there.
 */
public record EquipmentPath(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("(/[A-Za-z0-9._-]{1,40}){1,8}");

    @JsonCreator
    public EquipmentPath {
        if (value == null) {
            throw new MfgException(ModelError.MISSING_FIELD, "equipment is missing");
        }
        if (!FORM.matcher(value).matches()) {
            throw new MfgException(
                    ModelError.INVALID_VALUE,
                    "equipment must be an ISA-95 path such as /enterprise/site/area/line, got '" + value + "'");
        }
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
