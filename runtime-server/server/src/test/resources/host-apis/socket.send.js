const said = await new Promise((told, fail) => {
  const socket = wx.connectSocket({ url: sockets, fail });
  socket.onOpen(() => socket.send({ data: "hello", fail }));
  socket.onMessage(({ data }) => told(data));
  socket.onError(fail);
});
equal(said, "hello");
