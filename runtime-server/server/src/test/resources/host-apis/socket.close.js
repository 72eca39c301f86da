const closed = await new Promise((told, fail) => {
  const socket = wx.connectSocket({ url: sockets, fail });
  socket.onOpen(() => socket.close({ code: 1000, reason: "enough", fail }));
  socket.onClose(told);
});
equal(closed.code, 1000);
