// The form of forty criteria, by hand: what a page costs that has nothing but the form.

const COUNT = 40;
const WORDS = ["Yes", "Partly", "Not yet"];
const answers = new Array(COUNT).fill(null);

const said = document.createElement("p");
said.setAttribute("role", "status");

function tell() {
  const answered = answers.filter((answer) => answer !== null).length;
  const met = answers.filter((answer) => answer === 0).length;
  said.textContent = `${answered} of ${COUNT} answered; grade: ${met === COUNT ? "distinction" : met >= COUNT / 2 ? "pass" : "fail"}`;
}

function criterion(no) {
  const field = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = `Criterion ${no + 1}: can you show this in your work?`;
  field.append(legend);
  WORDS.forEach((word, answer) => {
    const label = document.createElement("label");
    const radio = Object.assign(document.createElement("input"), { type: "radio", name: `c${no}` });
    radio.addEventListener("change", () => {
      answers[no] = answer;
      tell();
    });
    label.append(radio, word);
    field.append(label);
  });
  return field;
}

const heading = document.createElement("h1");
heading.textContent = "What can you show?";
tell();
document.getElementById("app").append(heading, said, ...answers.map((_, no) => criterion(no)));
