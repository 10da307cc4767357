// Shows the answer to a form without reloading the page. Without this file the forms still work.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-swap]")) return;
  event.preventDefault();
  const data = new URLSearchParams(new FormData(form));
  const isPost = form.method === "post";
  const address = isPost ? form.action : `${form.action}?${data}`;
  try {
    const answer = await fetch(address, isPost ? { method: "post", body: data } : {});
    if (!(answer.headers.get("content-type") ?? "").startsWith("text/html")) throw new Error(answer.status);
    if (!isPost) history.pushState(null, "", address);
    show(await answer.text());
    document.querySelector(".refusal, #result, #skills")?.focus();
  } catch {
    HTMLFormElement.prototype.submit.call(form);
  }
});

// Back and forward.
addEventListener("popstate", async () => show(await (await fetch(location)).text()));

function show(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  document.title = page.title;
  document.querySelector("main").replaceWith(page.querySelector("main"));
}
