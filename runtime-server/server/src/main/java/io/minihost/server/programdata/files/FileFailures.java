package io.minihost.server.programdata.files;

import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.HostApiFailure;

/** What programs are told when something is wrong with a file, in the platform's words and numbers. */
final class FileFailures {

    private static final int HOST_FULL_ERRNO = 1300202;

    private FileFailures() {}

    static HostApiFailure missing(String path) {
        return program("no such file or directory \"%s\"".formatted(path), 1300002);
    }

    static HostApiFailure denied(String path) {
        return program("permission denied, open \"%s\"".formatted(path), 1300013);
    }

    static HostApiFailure isFolder(String path) {
        return program("illegal operation on a directory, open \"%s\"".formatted(path), 1301003);
    }

    static HostApiFailure noFolder(String path) {
        return program("not a directory \"%s\"".formatted(path), 1300020);
    }

    static HostApiFailure exists(String path) {
        return program("file already exists \"%s\"".formatted(path), 1301005);
    }

    static HostApiFailure notEmpty() {
        return program("directory not empty", 1300066);
    }

    static HostApiFailure full() {
        return program("the maximum size of the file storage limit is exceeded", 1300202);
    }

    /** The same words, as programs know no others; but it is the host that is full. */
    static HostApiFailure hostFull() {
        return new HostApiFailure(
                Attribution.HOST, "the maximum size of the file storage limit is exceeded", HOST_FULL_ERRNO);
    }

    private static HostApiFailure program(String message, int errno) {
        return new HostApiFailure(Attribution.PROGRAM, message, errno);
    }
}
