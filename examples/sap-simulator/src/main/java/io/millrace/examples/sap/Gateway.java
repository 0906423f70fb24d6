/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** SAP Gateway: takes a call to a service apart, does it, and remembers what was done for a repeated one. */
final class Gateway {

    private static final Set<String> REFERENCES = Set.of(
            "ExternalSystemConfirmation",
            "ConfirmationText",
            "MaterialDocumentHeaderText",
            "ReferenceDocument",
            "MaterialDocumentItemText",
            "MaintNotifExtReferenceNumber",
            "DeliveryDocumentBySupplier",
            "BillOfLading",
            "CorrespncExternalReference",
            "UnloadingPointName",
            "GoodsRecipientName");

    private final Books books;
    private final Settings settings;
    private final Operations operations;
    private final RepeatableRequests repeatable;
    private final Queries queries;
    private final Set<String> hidden;
    private final Set<String> noAuthorisation = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> locks = new ConcurrentHashMap<>();

    Gateway(Books books, Settings settings, Operations operations) {
        this.books = books;
        this.settings = settings;
        this.operations = operations;
        this.repeatable = new RepeatableRequests(settings);
        this.hidden = settings.mode() == Settings.Mode.MANUAL ? REFERENCES : Set.of();
        this.queries = new Queries(books, settings.number("page-size"), hidden);
    }

    /** Takes or gives the user's authorisation for a service. */
    void authorise(String service, boolean may) {
        if (may) {
            noAuthorisation.remove(service);
        } else {
            noAuthorisation.add(service);
        }
    }

    /** Somebody at a screen has the object, an order or a material, until then. */
    void lock(String object, Instant until) {
        locks.put(object, until);
    }

    Answer handle(Service service, Call call, Fate fate) {
        try {
            if (noAuthorisation.contains(service.name())) {
                throw new SapException(
                        403, "/IWFND/MED/175", "No authorization to access Service '" + service.name() + "'");
            }
            if (call.path().equals("$batch") && call.method().equals("POST")) {
                return batch(service, call, fate);
            }
            return call.reads() ? read(service, call) : write(service, call, fate);
        } catch (SapException e) {
            return SapErrors.answer(service, e);
        }
    }

    private Wire wire(Service service, Call call) {
        String scheme = settings.file("keystore") == null ? "http://" : "https://";
        String host = scheme + call.headers().getOrDefault("Host", "localhost");
        return new Wire(service, call, host, hidden, queries::navigate);
    }

    private Answer read(Service service, Call call) {
        if (call.path().isEmpty() || call.path().equals("$metadata")) {
            return call.path().isEmpty() ? Metadata.document(service) : Metadata.edmx(service);
        }
        boolean json = call.headers().getOrDefault("Accept", "*/*").contains("json")
                || "json".equals(call.query().get("$format"))
                || call.path().endsWith("$count")
                || !service.v2();
        if (!json) {
            throw new SapException(
                    406, "/IWFND/CM_MGW_RT/406", "This system writes JSON only: Accept: application/json");
        }
        return queries.read(service, wire(service, call), call);
    }

    private Answer write(Service service, Call call, Fate fate) {
        String what = call.method() + " " + service.name() + "/" + call.path();
        return books.change(
                what, change -> repeatable.once(change, call, "", () -> effect(change, service, call, fate)));
    }

    private Answer effect(Change change, Service service, Call call, Fate fate) {
        refuseLocked(call, fate);
        Address address = Address.parse(call.path());
        Operations.Returning action = operations.action(service, address.first().name());
        Wire wire = wire(service, call);
        if (action != null) {
            require(call.method().equals("POST"), call);
            EntitySet set = service.sets().get(action.set());
            matchAction(change, set, call);
            ObjectNode row = action.action().call(change, new Operations.Parameters(call.query()));
            return answer(200, wire, set, row);
        }
        EntitySet set = service.sets().get(address.first().name());
        if (set == null) {
            throw SapException.notFound(address.first().name());
        }
        require(address.segments().size() == 1, call);
        if (call.method().equals("POST")) {
            Operations.Create create = operations.create(set.name());
            require(create != null && address.first().key().isEmpty(), call);
            ObjectNode row = create.row(change, new RequestBody(service).read(set, call.body()));
            return answer(201, wire, set, row).with("Location", wire.location(set, row));
        }
        Operations.Update update = operations.update(set.name());
        require(update != null && Set.of("PATCH", "MERGE", "PUT").contains(call.method()), call);
        String key = set.keyOf(address.first().key());
        ObjectNode old = change.find(set.name(), key);
        if (old == null) {
            throw SapException.notFound(set.name());
        }
        match(set, old, call.header("If-Match"));
        ObjectNode body = new RequestBody(service).read(set, call.body());
        ObjectNode row = change.edit(set.name(), key);
        update.row(change, row, body);
        Answer answer = Answer.empty(204);
        return set.etag() == null ? answer : answer.with("ETag", set.etagOf(row));
    }

    /** The entity as it is now; what it leads to can be read afterwards. */
    private static Answer answer(int status, Wire wire, EntitySet set, ObjectNode row) {
        Answer answer = Answer.json(status, wire.document(set, row, List.of(), Set.of()));
        return set.etag() == null ? answer : answer.with("ETag", set.etagOf(row));
    }

    /** Actions on deliveries need the delivery's ETag; others take it if it is there. */
    private static void matchAction(Change change, EntitySet set, Call call) {
        boolean whole = set.keys().stream().allMatch(key -> call.query().containsKey(key.name()));
        boolean asked = call.header("If-Match") != null || set.name().contains("Delivery");
        if (whole && asked) {
            Map<String, String> key = new HashMap<>(call.query());
            key.keySet().retainAll(set.properties().keySet());
            key.keySet().removeIf(name -> !set.properties().get(name).key());
            ObjectNode row = change.find(set.name(), set.keyOf(key));
            if (row != null) {
                match(set, row, call.header("If-Match"));
            }
        }
    }

    private static void match(EntitySet set, ObjectNode row, String ifMatch) {
        if (set.etag() == null) {
            return;
        }
        if (ifMatch == null) {
            throw new SapException(
                    428,
                    "/IWFND/CM_MGW_RT/022",
                    "The Data Services Request is required to be conditional. Try using the \"If-Match\" header.");
        }
        if (!ifMatch.equals("*") && !ifMatch.equals(set.etagOf(row))) {
            throw new SapException(412, "/IWFND/CM_MGW_RT/023", "Precondition failed");
        }
    }

    private void refuseLocked(Call call, Fate fate) {
        String all = call.path() + call.query() + call.body();
        Instant now = books.clock().instant();
        locks.values().removeIf(until -> until.isBefore(now));
        String object =
                locks.keySet().stream().filter(all::contains).findFirst().orElse(null);
        if (fate == Fate.LOCKED || object != null) {
            throw SapException.rejected(
                    "CO/469",
                    "Object " + (object == null ? call.path() : object) + " is already being processed by user MILLER");
        }
    }

    private static void require(boolean possible, Call call) {
        if (!possible) {
            throw new SapException(
                    405,
                    "/IWFND/CM_MGW_RT/405",
                    "Method '" + call.method() + "' is not allowed on '" + call.path() + "'");
        }
    }

    /** Each part of a batch for itself, each change set whole or not at all; the outer status says nothing of them. */
    private Answer batch(Service service, Call call, Fate fate) {
        List<Batch.Part> parts = Batch.parse(call);
        List<Batch.Done> done = new ArrayList<>();
        int changeSets = 0;
        for (Batch.Part part : parts) {
            if (part.changeSet()) {
                changeSets++;
                done.add(changeSet(service, call, part, "#" + changeSets, fate));
            } else {
                Call one = part.calls().get(0);
                Answer answer;
                try {
                    answer = one.reads() ? read(service, one) : write(service, one, fate);
                } catch (SapException e) {
                    answer = SapErrors.answer(service, e);
                }
                done.add(new Batch.Done(false, List.of(answer)));
            }
        }
        return Batch.write(done);
    }

    private Batch.Done changeSet(Service service, Call outer, Batch.Part part, String number, Fate fate) {
        try {
            List<Answer> answers = books.change("$batch " + service.name(), change -> {
                List<Answer> all = new ArrayList<>();
                for (int i = 0; i < part.calls().size(); i++) {
                    Call one = part.calls().get(i);
                    boolean last = i == part.calls().size() - 1;
                    boolean own = one.header("RequestID") != null;
                    all.add(repeatable.once(change, own ? one : outerOf(outer, one), own ? "" : number + i, () -> {
                        if (last && fate == Fate.CHANGE_SET_ERROR) {
                            throw SapException.rejected("/IWBEP/CM_MGW_RT/022", "An exception was raised");
                        }
                        return effect(change, service, one, fate);
                    }));
                }
                return all;
            });
            return new Batch.Done(true, answers);
        } catch (SapException e) {
            return new Batch.Done(false, List.of(SapErrors.answer(service, e)));
        }
    }

    /** The part with the batch's own RequestID, if it has one. */
    private static Call outerOf(Call outer, Call part) {
        Call merged = Call.of(part.method(), part.path(), null, outer.headers(), part.body());
        merged.query().putAll(part.query());
        return merged;
    }
}
