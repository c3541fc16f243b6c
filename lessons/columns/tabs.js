export default function ({ data, parentElement }) {
}
