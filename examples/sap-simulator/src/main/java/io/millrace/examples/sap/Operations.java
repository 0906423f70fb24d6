/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** What can be done to the books through OData: rows that are created or changed, actions that are called. */
final class Operations {

    /** Makes a row of an entity set, and whatever follows from it. Returns the row. */
    interface Create {
        ObjectNode row(Change change, ObjectNode body);
    }

    /** Changes a row; what the body does not name stays. */
    interface Update {
        void row(Change change, ObjectNode row, ObjectNode body);
    }

    /** Does something by its parameters. Returns the row it is about. */
    interface Action {
        ObjectNode call(Change change, Parameters parameters);
    }

    /** An action and the entity set of the row that it returns. */
    record Returning(String set, Action action) {}

    /** The parameters of an action, literals as in the URL. */
    record Parameters(Map<String, String> literals) {

        /** The parameter's text; numbers of documents without the zeros in front. */
        String text(String name) {
            String literal = literals.get(name);
            if (literal == null) {
                throw SapException.malformed("Missing parameter '" + name + "'");
            }
            return new EntitySet.Property(name, Edm.STRING, true, 0)
                    .normal(Edm.STRING.literal(literal))
                    .asText();
        }

        /** The parameter as a neutral value of the type, initial if it is not there. */
        String optional(String name, Edm type) {
            String literal = literals.get(name);
            return literal == null || literal.isEmpty()
                    ? ""
                    : type.literal(literal).asText();
        }
    }

    private final Map<String, Create> creates = new HashMap<>();
    private final Map<String, Update> updates = new HashMap<>();
    private final Map<String, Returning> actions = new HashMap<>();

    void create(String set, Create create) {
        creates.put(set, create);
    }

    void update(String set, Update update) {
        updates.put(set, update);
    }

    /** @param set entity set of the row that the action returns; it tells the service, too */
    void action(String name, String set, Action action) {
        actions.put(set + "/" + name, new Returning(set, action));
    }

    Create create(String set) {
        return creates.get(set);
    }

    Update update(String set) {
        return updates.get(set);
    }

    /** The action of that name of the service, or null. */
    Returning action(Service service, String name) {
        return service.sets().keySet().stream()
                .map(set -> actions.get(set + "/" + name))
                .filter(action -> action != null)
                .findFirst()
                .orElse(null);
    }
}
