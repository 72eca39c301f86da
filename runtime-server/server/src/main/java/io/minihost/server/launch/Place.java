package io.minihost.server.launch;

/** A place of the host's own from which programs are opened, with the platform's number for it. */
enum Place {
    RECENTS(1089),
    PINNED(1104),
    SEARCH(1053),
    DISCOVER(1145),
    PROFILE(1024);

    private final int scene;

    Place(int scene) {
        this.scene = scene;
    }

    int scene() {
        return scene;
    }
}
