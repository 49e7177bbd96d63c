package io.enantio.simulation.validation;

import io.enantio.method.Method;
import io.enantio.run.SampleType;
import io.enantio.simulation.validation.ServedRun.Serving;
import io.enantio.validation.plan.Promise;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.plan.Promise.Names;
import io.enantio.validation.plan.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The injections of stored samples: fresh ones first, then each condition. */
final class StoredBlocks {
    private final Method method;
    private final StorageEffects storage;

    StoredBlocks(Method method, StorageEffects storage) {
        this.method = method;
        this.storage = storage;
    }

    void stability(ServedRun run, Promise promise) {
        List<Storage> all = new ArrayList<>();
        all.add(StorageEffects.FRESH);
        if (promise.conditions().stream().anyMatch(one -> one.condition().equals("stock"))) {
            all.add(StorageEffects.FRESH_STOCK);
        }
        all.addAll(promise.conditions());
        for (Storage one : all) {
            for (String level : ValidationBlocks.names(promise, Names.LEVELS)) {
                Serving serving = Serving.of(StorageEffects.remarks("STB", one));
                ValidationBlocks.times(
                        ValidationBlocks.count(promise, Count.REPLICATES), i -> stored(run, level, one, serving));
            }
        }
    }

    /** What became of a stored sample is its true content. */
    private void stored(ServedRun run, String level, Storage how, Serving serving) {
        Map<String, Double> fresh = run.spiking().nominal(method.qcLevel(level).orElseThrow());
        run.add(run.kind("QC-" + level, SampleType.QC, Optional.of(level)), storage.kept(fresh, how), serving);
    }

    void inversion(ServedRun run, Promise promise) {
        List<Storage> all = new ArrayList<>();
        all.add(StorageEffects.FRESH);
        all.addAll(promise.conditions());
        for (Storage one : all) {
            for (String level : ValidationBlocks.names(promise, Names.INVERSION)) {
                Serving serving = Serving.of(StorageEffects.remarks("CHI", one));
                ValidationBlocks.times(
                        ValidationBlocks.count(promise, Count.INVERSION_REPLICATES),
                        i -> stored(run, level, one, serving));
            }
        }
    }
}
