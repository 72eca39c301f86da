package io.minihost.server.home;

/** A place of the host's own from which programs are opened, with the platform's number for it. */
enum EntryPoint {
    RECENTS(1089),
    PINNED(1104),
    SEARCH(1053),
    DISCOVER(1145),
    PROFILE(1024);

    private final int scene;

    EntryPoint(int scene) {
        this.scene = scene;
    }

    int scene() {
        return scene;
    }
}
