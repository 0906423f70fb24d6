/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.change;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.check.Settings;
import io.millrace.erp.sap.SapConnection;
import io.millrace.erp.sap.SapError;
import io.millrace.erp.sap.odata.ODataAnswer;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import org.apache.camel.Processor;

/** A step that reads business objects with all of their parts. It waits: its thread is the source's own. */
abstract class ObjectReader extends SapConnection implements Processor {

    private BusinessObject object;
    private String plant = "";

    ObjectReader() {}

    public final void setObject(BusinessObject object) {
        this.object = object;
    }

    /** Only what is of this plant; empty: all that the user may read. */
    public final void setPlant(String plant) {
        this.plant = plant;
    }

    final String plant() {
        return plant;
    }

    @Override
    public void check() {
        super.check();
        Settings.require(plant.length() <= 4, "plant", "must be SAP's code of a plant, got '" + plant + "'");
    }

    final BusinessObject object() {
        return object;
    }

    /** @throws MfgException {@link SapError#NOT_READ} if there is no answer */
    static ODataAnswer await(Future<ODataAnswer> answer) {
        try {
            return answer.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new MfgException(SapError.NOT_READ, "SAP did not answer: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MfgException(SapError.NOT_READ, "the route is stopping", e);
        }
    }
}
