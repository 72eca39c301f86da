package io.minihost.server.payments.rehearsal;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes on with the runs that are due, each in its own transaction, and ends those that have been watched for long enough. */
@Component
class RehearsalRounds {

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalRounds.class);

    private final RunRows runs;
    private final Director director;
    private final EvidenceRows evidence;
    private final ShippedCheck shipped;
    private final TransactionTemplate transaction;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    RehearsalRounds(
            RunRows runs,
            Director director,
            EvidenceRows evidence,
            ShippedCheck shipped,
            TransactionTemplate transaction) {
        this.runs = runs;
        this.director = director;
        this.evidence = evidence;
        this.shipped = shipped;
        this.transaction = transaction;
    }

    /** Each node does: what one of them has claimed the others pass over. */
    @Scheduled(fixedDelayString = "PT1S")
    void round() {
        runs.claim().forEach(run -> workers.execute(() -> goOn(run)));
    }

    private void goOn(Run run) {
        try {
            if (run.step() < run.scenario().steps().size()) {
                transaction.executeWithoutResult(status -> director.step(run));
            } else {
                look(run);
            }
        } catch (RuntimeException e) {
            LOG.warn("The rehearsal {} does not go on; it is tried again", run.id(), e);
        }
    }

    private void look(Run run) {
        var seen = evidence.of(run);
        var judgement = shipped.judge(seen, Judge.of(seen));
        var isOver = run.watchedUntil() == null || !run.watchedUntil().isAfter(seen.now());
        if (judgement.isFinal() || isOver) {
            runs.end(run, judgement.verdict(), judgement.why());
        } else {
            runs.lookAgain(run);
        }
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
