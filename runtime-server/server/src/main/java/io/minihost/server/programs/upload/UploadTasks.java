package io.minihost.server.programs.upload;

import io.minihost.sandbox.runner.compile.CompileTask;
import io.minihost.server.common.AppId;
import io.minihost.server.programs.versions.VersionNumber;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The uploads that wait or are compiled, one of each version: a newer one takes the place of an older one. */
@Component
class UploadTasks {

    private final ConcurrentMap<Version, CompileTask> tasks = new ConcurrentHashMap<>();

    private record Version(AppId appId, VersionNumber number) {}

    /** Begins a task; one of the same version that has not ended is cancelled. */
    CompileTask begin(AppId appId, VersionNumber number) {
        var task = new CompileTask();
        var older = tasks.put(new Version(appId, number), task);
        if (older != null) {
            older.cancel();
        }
        return task;
    }

    void end(AppId appId, VersionNumber number, CompileTask task) {
        tasks.remove(new Version(appId, number), task);
    }

    @EventListener
    void onCancelled(UploadCancelled event) {
        cancel(event.program(), new VersionNumber(event.number()));
    }

    /** Cancels what there is of a version; false when there is nothing. */
    boolean cancel(AppId appId, VersionNumber number) {
        var task = tasks.get(new Version(appId, number));
        if (task != null) {
            task.cancel();
        }
        return task != null;
    }
}
