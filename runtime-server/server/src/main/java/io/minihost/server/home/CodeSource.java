package io.minihost.server.home;

import io.minihost.server.launch.links.LaunchLink;
import io.minihost.server.launch.links.Scenes;

/** Where a text comes from; a program's own code and a plain code that holds a link have different numbers. */
enum CodeSource {
    CAMERA(1047, 1011),
    IMAGE(1049, 1013),
    TYPED(Scenes.LINK, Scenes.LINK);

    private final int ownCode;
    private final int plainCode;

    CodeSource(int ownCode, int plainCode) {
        this.ownCode = ownCode;
        this.plainCode = plainCode;
    }

    int scene(LaunchLink link) {
        return link.scene() == LaunchLink.SCANNED ? ownCode : plainCode;
    }
}
