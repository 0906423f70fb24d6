/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.error;

/** What is wrong with one field. The text starts with the field's path: {@code workOrder.components[0].item is missing}. */
public class FieldException extends MfgException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String problem;

    /** @param problem what follows the field's name: {@code "is missing"}, {@code "must not be negative, got -1 EA"} */
    public FieldException(ErrorCode code, String field, String problem) {
        this(code, field, problem, null);
    }

    public FieldException(ErrorCode code, String field, String problem, Throwable cause) {
        super(code, field + " " + problem, cause);
        this.field = field;
        this.problem = problem;
    }

    /** The path of the field in the document, as {@code workOrder.components[0].item}. */
    public String field() {
        return field;
    }

    /** The same problem, seen from the document that holds this object at {@code path}. */
    public FieldException within(String path) {
        return new FieldException(code(), path.isEmpty() ? field : path + '.' + field, problem, this);
    }
}
